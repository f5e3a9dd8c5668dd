using System.Text;
using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.Tests;

/// <summary>What every reader of committed state does, whatever it is made of.</summary>
public abstract class CommittedStateContract
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty store, the same during one test.</summary>
    protected abstract IKeyedStateStore Store { get; }

    /// <summary>Its reader.</summary>
    protected abstract ICommittedState Reader { get; }

    [Fact]
    public async Task A_partition_that_was_never_committed_has_neither_state_nor_memory()
    {
        var read = await Reader.ReadAsync(Third, ["a"], None);

        Assert.Null(Assert.Single(read.Values));
        Assert.Empty(read.Memory);
    }

    [Fact]
    public async Task What_was_committed_is_read_as_keys_stand_with_the_memory_of_its_checkpoint()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, Changes.At(5, "first"), [Changes.Replace("a", "1"), Changes.Replace("b", "x")], None);
        await Store.CommitAsync(lease, 5, Changes.At(9, "second"), [Changes.Append("a", "2")], None);

        var read = await Reader.ReadAsync(Third, ["b", "none", "a"], None);

        Assert.Equal(["x", null, "12"], read.Values.Select(value => value is null ? null : Encoding.UTF8.GetString(value)));
        Assert.Equal("second", Encoding.UTF8.GetString(read.Memory));
    }

    [Fact]
    public async Task Keys_of_several_partitions_are_read_in_their_order()
    {
        var second = new StagePartition("institution", 2);
        await Store.CommitAsync(await Store.AcquireAsync(Third, None), 0, Changes.At(5), [Changes.Replace("a", "1"), Changes.Replace("b", "2")], None);
        await Store.CommitAsync(await Store.AcquireAsync(second, None), 0, Changes.At(5), [Changes.Replace("a", "3")], None);

        var read = await Reader.ReadAsync([new(Third, "b"), new(second, "a"), new(second, "none"), new(Third, "a")], None);

        Assert.Equal(["2", "3", null, "1"], read.Select(value => value is null ? null : Encoding.UTF8.GetString(value)));
    }

    [Fact]
    public async Task Reading_takes_nothing_over()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Reader.ReadAsync(Third, ["a"], None);

        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 0, Changes.At(5), [], None));
    }
}
