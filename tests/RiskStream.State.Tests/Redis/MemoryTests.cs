using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>A server whose memory is full.</summary>
public sealed class MemoryTests
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_commit_that_finds_the_memory_full_changes_nothing_and_says_so()
    {
        await using var bench = await RedisBench.StartAsync(maxRetries: 1);
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Store.CommitAsync(
            lease, 0, Changes.At(1), [Changes.Replace("a", "1"), Changes.Replace("b", "1")], None);
        await bench.Server.ConfigSetAsync("maxmemory", "1");
        StateChange[] changes = [Changes.Append("a", "2"), Changes.Replace("b", "2")];

        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Store.CommitAsync(lease, 1, Changes.At(2), changes, None));

        Assert.IsType<RedisServerException>(failure.InnerException);
        Assert.Contains("in 2 tries", failure.Message, StringComparison.Ordinal);
        Assert.Contains("OOM command not allowed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("raise maxmemory", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], await bench.Store.TextsAsync(Third, "a", "b"));
        Assert.Equal(1, await bench.Database.HashGetAsync("rs:{person:3}:meta", "offset"));
    }

    [Fact]
    public async Task A_commit_that_finds_the_memory_full_goes_through_when_there_is_room_again()
    {
        await using var bench = await RedisBench.StartAsync();
        var lease = await bench.Store.AcquireAsync(Third, None);
        await bench.Server.ConfigSetAsync("maxmemory", "1");
        var commit = bench.Store.CommitAsync(
            lease, 0, Changes.At(1), [Changes.Replace("a", "1")], None).AsTask();
        await bench.Log.FailedTriesAsync(2);

        await bench.Server.ConfigSetAsync("maxmemory", "0");

        Assert.Equal(WriteOutcome.Committed, await commit.WaitAsync(RedisBench.Bound));
    }

    [Fact]
    public async Task A_server_that_evicts_keys_is_refused()
    {
        var evicting = new PrivateRedisOptions
        {
            ExtraArguments = ["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"],
        };
        await using var bench = await RedisBench.StartAsync(evicting);

        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Store.AcquireAsync(Third, None));

        Assert.Contains("maxmemory-policy allkeys-lru", failure.Message, StringComparison.Ordinal);
        Assert.False(await bench.Database.KeyExistsAsync("rs:{person:3}:meta"));
    }
}
