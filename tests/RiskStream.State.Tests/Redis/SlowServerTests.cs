using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.State.Embedded;

namespace RiskStream.State.Tests.Redis;

/// <summary>A server that is there and does not answer.</summary>
public sealed class SlowServerTests
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task A_commit_that_was_tried_again_while_the_server_paused_is_applied_once()
    {
        await using var bench = await RedisBench.StartAsync();
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Store.CommitAsync(lease, 0, Changes.At(5), [Changes.Replace("a", "1")], None);
        await bench.Server.ExecuteAsync("CLIENT", "PAUSE", "60000", "WRITE");
        bench.Time.Cap(Short);
        var commit = bench.Store.CommitAsync(
            lease, 5, Changes.At(9), [Changes.Append("a", "2")], None).AsTask();
        await bench.Log.FailedTriesAsync(2);
        bench.Time.Uncap();

        await bench.Server.ExecuteAsync("CLIENT", "UNPAUSE");

        Assert.Equal(WriteOutcome.Committed, await commit.WaitAsync(RedisBench.Bound));
        Assert.Equal(["12"], await bench.Store.TextsAsync(Third, "a"));
    }

    [Fact]
    public async Task A_partition_that_was_taken_over_while_the_server_paused_gets_one_epoch()
    {
        await using var bench = await RedisBench.StartAsync();
        await bench.Store.PingAsync(None);
        await bench.Server.ExecuteAsync("CLIENT", "PAUSE", "60000", "WRITE");
        bench.Time.Cap(Short);
        var acquire = bench.Store.AcquireAsync(Third, None).AsTask();
        await bench.Log.FailedTriesAsync(2);
        bench.Time.Uncap();

        await bench.Server.ExecuteAsync("CLIENT", "UNPAUSE");

        Assert.Equal(1, (await acquire.WaitAsync(RedisBench.Bound)).OwnerEpoch);
        Assert.Equal(2, (await bench.Store.AcquireAsync(Third, None)).OwnerEpoch);
    }

    [Fact]
    public async Task A_commit_that_arrives_late_cannot_write_into_the_next_owners_state()
    {
        await using var bench = await RedisBench.StartAsync(maxRetries: 0);
        var older = await bench.Store.AcquireAsync(Third, None);
        await bench.Store.CommitAsync(older, 0, Changes.At(5), [Changes.Replace("a", "1")], None);
        await bench.Server.ExecuteAsync("CLIENT", "PAUSE", "60000", "WRITE");
        bench.Time.Cap(Short);
        await Assert.ThrowsAsync<StateStoreUnavailableException>(async () => await bench.Store.CommitAsync(
            older, 5, Changes.At(9), [Changes.Append("a", "2")], None));
        bench.Time.Uncap();

        await bench.Server.ExecuteAsync("CLIENT", "UNPAUSE");
        var newer = await bench.Store.AcquireAsync(Third, None);

        var applied = newer.Checkpoint.NextOffset == 9 ? "12" : "1";
        Assert.Equal([applied], await bench.Store.TextsAsync(Third, "a"));
        Assert.Equal(WriteOutcome.Fenced, await bench.Store.CommitAsync(older, 5, Changes.At(9), [], None));
    }

    [Fact]
    public async Task A_server_that_sleeps_longer_than_one_try_is_outlasted()
    {
        var withDebug = new PrivateRedisOptions { ExtraArguments = ["--enable-debug-command", "yes"] };
        await using var bench = await RedisBench.StartAsync(withDebug);
        var lease = await bench.Store.AcquireAsync(Third, None);
        var sleep = bench.Server.ExecuteAsync("DEBUG", "SLEEP", "2");
        bench.Time.Cap(Short);
        var commit = bench.Store.CommitAsync(
            lease, 0, Changes.At(5), [Changes.Replace("a", "1")], None).AsTask();

        await sleep.WaitAsync(RedisBench.Bound);
        bench.Time.Uncap();

        Assert.Equal(WriteOutcome.Committed, await commit.WaitAsync(RedisBench.Bound));
        Assert.Equal(["1"], await bench.Store.TextsAsync(Third, "a"));
    }

    [Fact]
    public async Task A_silent_server_gives_no_sign_of_life_and_is_waited_for_once()
    {
        await using var bench = await RedisBench.StartAsync();
        await bench.Store.PingAsync(None);
        await bench.Server.ExecuteAsync("CLIENT", "PAUSE", "60000", "ALL");
        bench.Time.Cap(Short);

        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Store.PingAsync(None));

        // What waits for the paused server must not hold up the end of the test.
        await bench.Redis.KillAsync();
        Assert.Contains("a sign of life did not succeed in 1 tries", failure.Message, StringComparison.Ordinal);
    }
}
