using StackExchange.Redis;

namespace Compat.Redis.Tests;

/// <summary>Commands of every shape the service uses, against a real server.</summary>
public sealed class CommandTests(RedisFixture fixture) : IClassFixture<RedisFixture>
{
    private readonly IDatabase _database = fixture.Database;

    [Fact]
    public async Task A_value_that_was_set_is_read_back()
    {
        await _database.StringSetAsync("greeting", "hello");

        Assert.Equal("hello", await _database.StringGetAsync("greeting"));
        Assert.True((await _database.StringGetAsync("no such key")).IsNull);
    }

    [Fact]
    public void A_blocking_caller_gets_its_answer_too()
    {
        _database.StringSet("blocking", 42);

        Assert.Equal(42, (long)_database.StringGet("blocking"));
    }

    [Fact]
    public async Task A_script_with_a_thousand_arguments_returns_them_all()
    {
        var arguments = Enumerable.Range(0, 1_000).Select(i => (RedisValue)$"argument-{i}").ToArray();

        var echoed = (RedisValue[]?)await _database.ScriptEvaluateAsync("return ARGV", [], arguments);

        Assert.Equal(arguments, echoed);
    }

    [Fact]
    public async Task Nested_replies_keep_their_shape()
    {
        var result = await _database.ScriptEvaluateAsync("return {1, {2, {3, 'deep'}, {}}, 'end'}");

        var outer = (RedisResult[])result!;
        var middle = (RedisResult[])outer[1]!;
        var inner = (RedisResult[])middle[1]!;
        Assert.Equal(1, (int)outer[0]);
        Assert.Equal("deep", (string?)inner[1]);
        Assert.Empty((RedisResult[])middle[2]!);
        Assert.Equal("end", (string?)outer[2]);
    }

    [Fact]
    public async Task An_error_reply_names_the_error_and_leaves_the_connection_usable()
    {
        var error = await Assert.ThrowsAsync<RedisServerException>(
            () => _database.ScriptEvaluateAsync("return redis.error_reply('STALE owner')"));

        Assert.Contains("STALE owner", error.Message, StringComparison.Ordinal);
        Assert.True(await _database.PingAsync() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Many_keys_are_read_by_one_command_in_their_order()
    {
        var pairs = Enumerable.Range(0, 20_000)
            .Select(i => KeyValuePair.Create((RedisKey)$"many:{i}", (RedisValue)i)).ToArray();
        await _database.StringSetAsync(pairs);

        var values = await _database.StringGetAsync(pairs.Select(pair => pair.Key).ToArray());

        Assert.Equal(pairs.Select(pair => pair.Value), values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1 << 20)]
    [InlineData(20 << 20)]
    public async Task A_value_of_any_size_comes_back_byte_for_byte(int length)
    {
        var value = Bytes(length, seed: length);

        await _database.StringSetAsync("large", value);

        Assert.Equal(value, (byte[]?)await _database.StringGetAsync("large"));
    }

    [Fact]
    public async Task Geo_stream_and_sorted_set_replies_are_projected()
    {
        await _database.SortedSetAddAsync("board", [new("a", 1), new("b", 2.5)]);
        await _database.GeoAddAsync("places", 116.4, 39.9, "capital");
        await _database.StreamAddAsync("log", [new("kind", "claim"), new("fen", 1_250)]);

        Assert.Equal(new SortedSetEntry("b", 2.5), (await _database.SortedSetRangeByRankWithScoresAsync("board"))[1]);
        Assert.NotNull(await _database.GeoPositionAsync("places", "capital"));
        var entry = Assert.Single(await _database.StreamReadAsync("log", "0-0"));
        Assert.Equal(1_250, (int)entry["fen"]);
    }

    [Fact]
    public async Task A_transaction_happens_as_a_whole_when_its_condition_holds_and_not_at_all_otherwise()
    {
        await _database.StringSetAsync("epoch", 7);
        var fulfilled = _database.CreateTransaction();
        fulfilled.AddCondition(Condition.StringEqual("epoch", 7));
        var first = fulfilled.StringIncrementAsync("epoch");
        var second = fulfilled.StringSetAsync("owner", "b");
        var refused = _database.CreateTransaction();
        refused.AddCondition(Condition.StringEqual("epoch", 7));
        var third = refused.StringSetAsync("owner", "c");

        Assert.True(await fulfilled.ExecuteAsync());
        Assert.Equal(8, await first);
        Assert.True(await second);
        Assert.False(await refused.ExecuteAsync());
        await Assert.ThrowsAsync<TaskCanceledException>(() => third);
        Assert.Equal("b", await _database.StringGetAsync("owner"));
    }

    [Fact]
    public async Task Published_messages_reach_a_subscriber_in_order()
    {
        var subscriber = fixture.Connection.GetSubscriber();
        var queue = await subscriber.SubscribeAsync(Channel("alerts"));
        for (var i = 0; i < 1_000; i++)
        {
            await _database.PublishAsync(Channel("alerts"), i);
        }

        using var bound = new CancellationTokenSource(Eventually.Bound);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(i, (int)(await queue.ReadAsync(bound.Token)).Message);
        }

        await queue.UnsubscribeAsync();
    }

    [Fact]
    public async Task Every_handler_of_a_channel_hears_a_message()
    {
        var subscriber = fixture.Connection.GetSubscriber();
        var heard = new[] { new TaskCompletionSource<string?>(), new TaskCompletionSource<string?>() };
        var channel = new RedisChannel("news:*", RedisChannel.PatternMode.Pattern);
        await subscriber.SubscribeAsync(channel, (_, message) => heard[0].TrySetResult(message));
        await subscriber.SubscribeAsync(channel, (_, message) => heard[1].TrySetResult(message));

        await _database.PublishAsync(Channel("news:today"), "rain");

        var messages = await Task.WhenAll(heard.Select(h => h.Task)).WaitAsync(Eventually.Bound);
        Assert.All(messages, message => Assert.Equal("rain", message));
    }

    [Fact]
    public async Task Concurrent_callers_each_get_their_own_answer()
    {
        var callers = Enumerable.Range(0, 64).Select(async caller =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 200; i++)
            {
                var value = Bytes(random.Next(0, 5_000), seed: random.Next());
                await _database.StringSetAsync($"caller:{caller}", value);
                Assert.Equal(value, (byte[]?)await _database.StringGetAsync($"caller:{caller}"));
            }
        });

        await Task.WhenAll(callers).WaitAsync(Eventually.Bound);
    }

    [Fact]
    public async Task Commands_that_are_not_awaited_one_by_one_are_all_answered()
    {
        var batch = _database.CreateBatch();
        var increments = Enumerable.Range(0, 10_000).Select(_ => batch.StringIncrementAsync("counter")).ToArray();
        batch.Execute();

        var answers = await Task.WhenAll(increments).WaitAsync(Eventually.Bound);

        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => (long)i), answers);
    }

    private static RedisChannel Channel(string name) => new(name, RedisChannel.PatternMode.Literal);

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
