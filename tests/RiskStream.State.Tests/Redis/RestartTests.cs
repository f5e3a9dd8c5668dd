using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.State.Embedded;
using RiskStream.State.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>A server that dies and comes back.</summary>
public sealed class RestartTests
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    // With "everysec" the kernel gets writes late while an fsync is under way: a crash may lose acknowledged ones.
    private static readonly PrivateRedisOptions LosesNothing = new()
    {
        AppendOnly = true,
        ExtraArguments = ["--appendfsync", "always"],
    };

    [Fact]
    public async Task A_commit_outlasts_a_server_that_is_killed_and_comes_back_with_its_log()
    {
        await using var bench = await RedisBench.StartAsync(LosesNothing);
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Store.CommitAsync(lease, 0, Changes.At(5), [Changes.Replace("a", "1")], None);
        await bench.Redis.KillAsync();
        var commit = bench.Store.CommitAsync(
            lease, 5, Changes.At(9), [Changes.Append("a", "2")], None).AsTask();
        await bench.Log.FailedTriesAsync(1);

        await bench.Redis.RestartAsync(None);

        Assert.Equal(WriteOutcome.Committed, await commit.WaitAsync(RedisBench.Bound));
        Assert.Equal(["12"], await bench.Store.TextsAsync(Third, "a"));
        Assert.Equal(9, (await bench.Store.AcquireAsync(Third, None)).Checkpoint.NextOffset);
    }

    [Theory]
    [InlineData("always")]
    [InlineData("everysec")]
    public async Task A_server_killed_among_commits_comes_back_with_state_and_offset_that_belong_together(string sync)
    {
        const int Batches = 400;
        await using var bench = await RedisBench.StartAsync(
            new PrivateRedisOptions { AppendOnly = true, ExtraArguments = ["--appendfsync", sync] });
        var underWay = new TaskCompletionSource();
        var commits = CommitAllAsync(bench.Store, Batches, done => _ = done == Batches / 4 && underWay.TrySetResult());
        await underWay.Task.WaitAsync(RedisBench.Bound);

        await bench.Redis.RestartAsync(None);
        await commits.WaitAsync(RedisBench.Bound);

        var whole = new string('.', Batches);
        Assert.Equal([whole, whole], await bench.Store.TextsAsync(Third, "a", "b"));
        Assert.Equal(Batches, (await bench.Store.AcquireAsync(Third, None)).Checkpoint.NextOffset);
    }

    [Fact]
    public async Task A_server_that_takes_its_time_to_load_is_waited_for()
    {
        await using var bench = await RedisBench.StartAsync(new PrivateRedisOptions
        {
            AppendOnly = true,
            ExtraArguments = ["--appendfsync", "always", "--key-load-delay", "500"],
        });
        var lease = await bench.Store.AcquireAsync(Third, None);
        for (var offset = 0; offset < 4; offset++)
        {
            var changes = Enumerable.Range(0, 1_500).Select(i => Changes.Replace($"P{i}", "1")).ToList();
            await bench.Store.CommitAsync(lease, offset, Changes.At(offset + 1), changes, None);
        }

        var restart = bench.Redis.RestartAsync(None);
        var outcome = await bench.Store.CommitAsync(lease, 4, Changes.At(5), [Changes.Append("P7", "2")], None);
        await restart;

        Assert.Equal(WriteOutcome.Committed, outcome);
        Assert.Equal(["12"], await bench.Store.TextsAsync(Third, "P7"));
    }

    [Fact]
    public async Task A_server_that_came_back_empty_is_noticed_and_the_partition_begins_again()
    {
        await using var bench = await RedisBench.StartAsync();
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Store.CommitAsync(lease, 0, Changes.At(5), [Changes.Replace("a", "1")], None);
        await bench.Redis.RestartAsync(None);

        var outcome = await bench.Store.CommitAsync(lease, 5, Changes.At(9), [Changes.Append("a", "2")], None);
        var anew = await bench.Store.AcquireAsync(Third, None);

        Assert.Equal(WriteOutcome.Diverged, outcome);
        Assert.Equal([1, 0], [anew.OwnerEpoch, anew.Checkpoint.NextOffset]);
        Assert.Equal(
            WriteOutcome.Committed,
            await bench.Store.CommitAsync(anew, 0, Changes.At(5), [Changes.Replace("a", "1")], None));
    }

    [Fact]
    public async Task A_server_that_starts_after_its_client_is_found()
    {
        await using var bench = await RedisBench.StartAsync();
        await bench.Redis.KillAsync();
        var acquire = bench.Store.AcquireAsync(Third, None).AsTask();
        await bench.Log.FailedTriesAsync(1);

        await bench.Redis.RestartAsync(None);

        Assert.Equal(1, (await acquire.WaitAsync(RedisBench.Bound)).OwnerEpoch);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_reported_with_what_where_how_often_and_what_next()
    {
        await using var bench = await RedisBench.StartAsync(maxRetries: 2);
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Redis.KillAsync();

        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Store.CommitAsync(lease, 0, Changes.At(9), [], None));

        Assert.StartsWith(
            $"Redis at 127.0.0.1:{bench.Redis.Port}: storing person:3 from offset 0 to 9 did not succeed in 3 tries",
            failure.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "the partition stops, is taken over anew and goes on from the stored offset.",
            failure.Message,
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Store.PingAsync(None));
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_the_server_is_away_is_let_go()
    {
        await using var bench = await RedisBench.StartAsync();
        await bench.Redis.KillAsync();
        using var patience = new CancellationTokenSource();
        var load = bench.Store.LoadAsync(Third, ["a"], patience.Token).AsTask();
        await bench.Log.FailedTriesAsync(1);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load.WaitAsync(RedisBench.Bound));
    }

    /// <summary>
    /// Adds a dot to two keys at each offset, and does as an owner does when the store has lost what it took.
    /// </summary>
    private static async Task CommitAllAsync(RedisStateStore store, int batches, Action<long> done)
    {
        var lease = await store.AcquireAsync(Third, None);
        for (var offset = 0L; offset < batches;)
        {
            StateChange[] changes = offset == 0
                ? [Changes.Replace("a", "."), Changes.Replace("b", ".")]
                : [Changes.Append("a", "."), Changes.Append("b", ".")];
            var outcome = await store.CommitAsync(lease, offset, Changes.At(offset + 1), changes, None);
            if (outcome == WriteOutcome.Committed)
            {
                offset++;
                done(offset);
                continue;
            }

            Assert.Equal(WriteOutcome.Diverged, outcome);
            lease = await store.AcquireAsync(Third, None);
            offset = lease.Checkpoint.NextOffset;
        }
    }
}
