using RiskStream.Checkpoints;

namespace RiskStream.State.Tests.Redis;

/// <summary>Commands whose answer never came, or was an error that passes.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    private RedisBench? _bench;
    private PartitionLease? _lease;

    private RedisBench Bench => _bench!;

    private BadWire Wire => Bench.Wire;

    private PartitionLease Lease => _lease!;

    /// <summary>Leaves the partition at offset 1, with both scripts known to the server.</summary>
    public async Task InitializeAsync()
    {
        _bench = await RedisBench.StartAsync(overBadWire: true);
        _lease = await Bench.Store.AcquireAsync(Third, None);
        await Bench.Store.CommitAsync(Lease, 0, Changes.At(1), [Changes.Replace("a", "1")], None);
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_applied_once()
    {
        Wire.CutWhenTheServerAnswersTheNextScript();

        Assert.Equal(WriteOutcome.Committed, await CommitAsync());
        Assert.Equal(0, Wire.Left);
        Assert.Equal(["12"], await Bench.Store.TextsAsync(Third, "a"));
    }

    [Fact]
    public async Task A_commit_that_was_lost_on_its_way_is_sent_again()
    {
        Wire.CutBeforeTheServerGetsTheNextScript();

        Assert.Equal(WriteOutcome.Committed, await CommitAsync());
        Assert.Equal(0, Wire.Left);
        Assert.Equal(["12"], await Bench.Store.TextsAsync(Third, "a"));
    }

    [Fact]
    public async Task A_commit_that_is_lost_again_and_again_is_applied_once()
    {
        Wire.CutWhenTheServerAnswersTheNextScript();
        Wire.CutBeforeTheServerGetsTheNextScript();
        Wire.CutWhenTheServerAnswersTheNextScript();

        Assert.Equal(WriteOutcome.Committed, await CommitAsync());
        Assert.Equal(0, Wire.Left);
        Assert.Equal(["12"], await Bench.Store.TextsAsync(Third, "a"));
    }

    [Fact]
    public async Task A_lease_whose_answer_was_lost_is_taken_once()
    {
        Wire.CutWhenTheServerAnswersTheNextScript();

        Assert.Equal(Lease.OwnerEpoch + 1, (await Bench.Store.AcquireAsync(Third, None)).OwnerEpoch);
        Assert.Equal(0, Wire.Left);
    }

    [Theory]
    [InlineData("LOADING Redis is loading the dataset in memory")]
    [InlineData("BUSY Redis is busy running a script.")]
    [InlineData("READONLY You can't write against a read only replica.")]
    [InlineData("NOSCRIPT No matching script.")]
    [InlineData("MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.")]
    [InlineData("CLUSTERDOWN The cluster is down")]
    [InlineData("TRYAGAIN Multiple keys request during rehashing of slot")]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'.")]
    [InlineData("ERR Error running script (call to f_0): @user_script:13: -OOM command not allowed")]
    public async Task An_error_that_passes_is_outlasted(string error)
    {
        Wire.AnswerTheNextScriptWith(error);

        Assert.Equal(WriteOutcome.Committed, await CommitAsync());
        Assert.Equal(0, Wire.Left);
        Assert.Equal(["12"], await Bench.Store.TextsAsync(Third, "a"));
    }

    [Theory]
    [InlineData("NOPERM this user has no permissions to run the 'append' command")]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value")]
    public async Task An_error_that_does_not_pass_is_reported_at_once(string error)
    {
        Wire.AnswerTheNextScriptWith(error);

        var failure = await Assert.ThrowsAsync<Ports.StateStoreUnavailableException>(CommitAsync);

        Assert.Contains("in 1 tries", failure.Message, StringComparison.Ordinal);
        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    private Task<WriteOutcome> CommitAsync() => Bench.Store
        .CommitAsync(Lease, 1, Changes.At(2), [Changes.Append("a", "2")], None).AsTask()
        .WaitAsync(RedisBench.Bound);
}
