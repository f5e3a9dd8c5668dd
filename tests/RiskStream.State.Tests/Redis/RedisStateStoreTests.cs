using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.State.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>The contract, and what only this store promises, on a server in good health.</summary>
public sealed class RedisStateStoreTests(RedisFixture fixture)
    : KeyedStateStoreContract, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    protected override IKeyedStateStore Store => fixture.Bench.Store;

    public async Task InitializeAsync() => await fixture.Bench.Server.FlushDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Keys_of_a_partition_share_one_hash_tag()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, Changes.At(1), [Changes.Replace("a", "1")], None);

        var keys = fixture.Bench.Server.Keys().Select(key => key.ToString()).Order(StringComparer.Ordinal);

        Assert.Equal(["rs:{person:3}:k:a", "rs:{person:3}:keys", "rs:{person:3}:meta"], keys);
    }

    [Fact]
    public async Task State_expires_after_its_last_change_and_the_checkpoint_never()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(
            lease, 0, Changes.At(1), [Changes.Replace("a", "1"), Changes.Replace("b", "1")], None);
        await fixture.Bench.Database.KeyExpireAsync("rs:{person:3}:k:a", TimeSpan.FromDays(1));
        await fixture.Bench.Database.KeyExpireAsync("rs:{person:3}:k:b", TimeSpan.FromDays(1));

        await Store.CommitAsync(
            lease, 1, Changes.At(2), [Changes.Replace("a", "1"), Changes.Append("b", "1")], None);

        var dayBefore = RedisOptions.DefaultStateTtl - TimeSpan.FromDays(1);
        Assert.True(await fixture.Bench.Database.KeyTimeToLiveAsync("rs:{person:3}:k:a") > dayBefore);
        Assert.True(await fixture.Bench.Database.KeyTimeToLiveAsync("rs:{person:3}:k:b") > dayBefore);
        Assert.Null(await fixture.Bench.Database.KeyTimeToLiveAsync("rs:{person:3}:meta"));
    }

    [Fact]
    public async Task A_commit_of_ten_thousand_keys_and_several_megabytes_is_stored_whole()
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => $"P{i}").ToArray();
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(
            lease, 0, Changes.At(1), [.. keys.Select(key => Changes.Replace(key, key))], None);
        var text = new string('x', 600);
        var changes = keys
            .Select((key, i) => i % 2 == 0 ? Changes.Append(key, text) : Changes.Replace(key, text)).ToList();

        var outcome = await Store.CommitAsync(lease, 1, Changes.At(2), changes, None);

        var expected = keys.Select((key, i) => i % 2 == 0 ? key + text : text);
        Assert.Equal(WriteOutcome.Committed, outcome);
        Assert.Equal(expected, await Store.TextsAsync(Third, keys));
    }

    [Fact]
    public async Task A_commit_at_its_bounds_is_stored()
    {
        var bytes = new byte[RedisStateStore.MaxBytesPerCommit / RedisStateStore.MaxChangesPerCommit];
        var keys = Enumerable.Range(0, RedisStateStore.MaxChangesPerCommit).Select(i => $"P{i}").ToArray();
        var changes = keys.Select(key => new StateChange(key, StateChangeKind.Replace, bytes)).ToList();
        var lease = await Store.AcquireAsync(Third, None);

        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 0, Changes.At(1), changes, None));
        Assert.All(await Store.LoadAsync(Third, keys, None), value => Assert.Equal(bytes, value));
    }

    [Fact]
    public async Task A_commit_beyond_its_bounds_is_a_mistake_of_the_caller()
    {
        var lease = await Store.AcquireAsync(Third, None);
        var tooMany = Enumerable.Range(0, RedisStateStore.MaxChangesPerCommit + 1)
            .Select(i => Changes.Replace($"P{i}", string.Empty)).ToList();
        var tooLarge = new StateChange("a", StateChangeKind.Replace, new byte[RedisStateStore.MaxBytesPerCommit + 1]);

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.CommitAsync(lease, 0, Changes.At(1), tooMany, None));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.CommitAsync(lease, 0, Changes.At(1), [tooLarge], None));
    }

    [Fact]
    public async Task More_keys_than_one_command_reads_come_back_in_their_order()
    {
        var keys = Enumerable.Range(0, (2 * RedisStateStore.MaxKeysPerRead) + 1).Select(i => $"P{i}").ToArray();
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(
            lease, 0, Changes.At(1), [.. keys.Select(key => Changes.Replace(key, key))], None);

        Assert.Equal(keys, await Store.TextsAsync(Third, keys));
    }

    [Fact]
    public async Task Offsets_beyond_what_a_script_counts_exactly_still_differ()
    {
        const long Large = (1L << 53) + 1;
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, Changes.At(Large), [], None);

        var outcome = await Store.CommitAsync(lease, Large - 1, Changes.At(Large + 7), [], None);

        Assert.Equal(WriteOutcome.Diverged, outcome);
        Assert.Equal(Large, (await Store.AcquireAsync(Third, None)).Checkpoint.NextOffset);
    }

    [Fact]
    public async Task Scripts_that_the_server_forgot_are_loaded_again()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, Changes.At(1), [], None);
        await fixture.Bench.Server.ScriptFlushAsync();

        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 1, Changes.At(2), [], None));
        Assert.Equal(2, (await Store.AcquireAsync(Third, None)).OwnerEpoch);
    }

    [Fact]
    public async Task A_server_in_good_health_gives_a_sign_of_life() =>
        Assert.True(await fixture.Bench.Store.PingAsync(None) > TimeSpan.Zero);
}
