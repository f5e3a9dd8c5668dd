using RiskStream.State.Embedded;
using StackExchange.Redis;
using Xunit.Abstractions;

namespace Compat.Redis.Tests;

/// <summary>What a client sees when connections break and servers go away; each test has a server of its own.</summary>
public sealed class ReconnectionTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly RedisChannel Channel = new("after restart", RedisChannel.PatternMode.Literal);

    private PrivateRedis _redis = null!;
    private ConnectionMultiplexer _connection = null!;
    private ConnectionMultiplexer _other = null!;

    private IDatabase Database => _connection.GetDatabase();

    public async Task InitializeAsync()
    {
        _redis = await PrivateRedis.StartAsync(new PrivateRedisOptions { AppendOnly = true }, CancellationToken.None);
        _connection = await ConnectionMultiplexer.ConnectAsync(RedisFixture.OptionsFor(_redis.ConnectionString));
        _other = await ConnectionMultiplexer.ConnectAsync(RedisFixture.OptionsFor(_redis.ConnectionString));
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _connection.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task A_command_that_is_under_way_when_the_server_dies_fails_and_does_not_hang()
    {
        var underWay = Database.ExecuteAsync("BLPOP", "never filled", 0);
        await Eventually.IsTrueAsync(async () => await InfoAsync("clients", "blocked_clients") == "1");

        await _redis.KillAsync();

        await Assert.ThrowsAsync<RedisConnectionException>(() => underWay.WaitAsync(Eventually.Bound));
    }

    [Fact]
    public async Task After_a_restart_commands_data_and_subscriptions_are_back()
    {
        var queue = await _connection.GetSubscriber().SubscribeAsync(Channel);
        await Database.StringSetAsync("kept", "by the log");

        await _redis.RestartAsync(CancellationToken.None);

        Assert.Equal("by the log", await Eventually.SucceedsAsync(() => Database.StringGetAsync("kept")));
        await Eventually.IsTrueAsync(async () => await _other.GetDatabase().PublishAsync(Channel, "heard") == 1);
        Assert.Equal("heard", (await queue.ReadAsync().AsTask().WaitAsync(Eventually.Bound)).Message);
    }

    [Fact]
    public async Task A_client_made_while_the_server_is_down_works_once_it_is_up()
    {
        await _redis.KillAsync();
        var options = RedisFixture.OptionsFor(_redis.ConnectionString);
        options.ConnectTimeout = 500;
        await using var early = await ConnectionMultiplexer.ConnectAsync(options);
        Assert.False(early.IsConnected);

        await _redis.RestartAsync(CancellationToken.None);

        await Eventually.SucceedsAsync(() => early.GetDatabase().PingAsync());
    }

    [Fact]
    public async Task A_connection_that_the_server_closes_is_reported_and_replaced()
    {
        var reported = new TaskCompletionSource<ConnectionFailureType>();
        _connection.ConnectionFailed += (_, failure) => reported.TrySetResult(failure.FailureType);

        await KillConnectionsAsync();

        Assert.Equal(ConnectionFailureType.SocketClosed, await reported.Task.WaitAsync(Eventually.Bound));
        await Eventually.SucceedsAsync(() => Database.PingAsync());
    }

    [Fact]
    public async Task While_connections_are_killed_no_caller_gets_another_callers_answer()
    {
        using var done = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 16).Select(caller => ReadOwnValuesAsync(caller, done.Token)).ToArray();
        for (var kill = 0; kill < 20; kill++)
        {
            await Eventually.SucceedsAsync(() => Database.PingAsync());
            await KillConnectionsAsync();
        }

        await done.CancelAsync();
        var counts = await Task.WhenAll(callers).WaitAsync(Eventually.Bound);

        output.WriteLine($"{counts.Sum(c => c.Right)} right answers, {counts.Sum(c => c.Failed)} failed commands");
        Assert.All(counts, count => Assert.True(count.Right > 0));
    }

    private async Task<(int Right, int Failed)> ReadOwnValuesAsync(int caller, CancellationToken done)
    {
        var (right, failed) = (0, 0);
        var key = (RedisKey)$"own:{caller}";
        var value = (RedisValue)new string((char)('a' + caller), 1_000 * (caller + 1));
        await Eventually.SucceedsAsync(() => Database.StringSetAsync(key, value));

        // Once more when the killing is over, for a caller that had no luck meanwhile.
        while (right == 0 || !done.IsCancellationRequested)
        {
            try
            {
                var read = await Database.StringGetAsync(key).WaitAsync(Eventually.Bound, CancellationToken.None);
                Assert.Equal(value, read);
                right++;
            }
            catch (Exception lost) when (lost is RedisConnectionException or IOException)
            {
                // The client wraps only the first error of a connection; a command failed by a later one gets it bare.
                failed++;
            }
        }

        return (right, failed);
    }

    private async Task KillConnectionsAsync() => await Eventually.SucceedsAsync(
        () => _other.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"));

    private async Task<string> InfoAsync(string section, string name)
    {
        var sections = await _other.GetServer(_redis.ConnectionString).InfoAsync(section);
        return sections.SelectMany(entries => entries).Single(entry => entry.Key == name).Value;
    }
}
