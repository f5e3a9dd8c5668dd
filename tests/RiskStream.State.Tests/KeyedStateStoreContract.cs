using System.Text;
using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.Tests;

/// <summary>What every keyed state store does, whatever it is made of.</summary>
public abstract class KeyedStateStoreContract
{
    private static readonly StagePartition Third = new("person", 3);
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty store, the same during one test.</summary>
    protected abstract IKeyedStateStore Store { get; }

    [Fact]
    public async Task A_new_partition_stands_at_the_start_and_its_first_owner_has_epoch_one()
    {
        var lease = await Store.AcquireAsync(Third, None);

        Assert.Equal(Third, lease.Partition);
        Assert.Equal(1, lease.OwnerEpoch);
        Assert.Equal(0, lease.Checkpoint.NextOffset);
        Assert.Empty(lease.Checkpoint.Memory);
    }

    [Fact]
    public async Task Each_owner_gets_the_next_epoch_and_the_last_checkpoint()
    {
        var first = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(first, 0, At(17, "memory"), [Replace("a", "1")], None);

        var second = await Store.AcquireAsync(Third, None);
        var third = await Store.AcquireAsync(Third, None);

        Assert.Equal([2, 3], [second.OwnerEpoch, third.OwnerEpoch]);
        Assert.Equal(17, second.Checkpoint.NextOffset);
        Assert.Equal("memory", Encoding.UTF8.GetString(second.Checkpoint.Memory));
    }

    [Fact]
    public async Task A_write_with_an_older_owner_epoch_is_fenced_and_changes_nothing()
    {
        var older = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(older, 0, At(5), [Replace("a", "1")], None);
        var newer = await Store.AcquireAsync(Third, None);

        var outcome = await Store.CommitAsync(older, 5, At(9), [Append("a", "2"), Replace("b", "x")], None);

        Assert.Equal(WriteOutcome.Fenced, outcome);
        Assert.Equal(["1", null], await LoadAsync(Third, "a", "b"));
        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(newer, 5, At(6), [], None));
    }

    [Fact]
    public async Task An_owner_who_was_superseded_is_fenced_even_when_it_repeats_a_commit_that_was_stored()
    {
        var older = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(older, 0, At(5), [Replace("a", "1")], None);
        await Store.AcquireAsync(Third, None);

        Assert.Equal(WriteOutcome.Fenced, await Store.CommitAsync(older, 0, At(5), [Replace("a", "1")], None));
    }

    [Fact]
    public async Task An_owner_the_store_has_never_known_has_diverged_from_it()
    {
        var unknown = new PartitionLease(Third, 7, Checkpoint.Start);

        Assert.Equal(WriteOutcome.Diverged, await Store.CommitAsync(unknown, 0, At(1), [Replace("a", "1")], None));
        Assert.Equal([null], await LoadAsync(Third, "a"));
    }

    [Fact]
    public async Task A_repeated_commit_is_recognised_and_not_applied_twice()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(5), [Replace("a", "1")], None);
        var first = await Store.CommitAsync(lease, 5, At(9), [Append("a", "2")], None);

        var again = await Store.CommitAsync(lease, 5, At(9), [Append("a", "2")], None);

        Assert.Equal([WriteOutcome.Committed, WriteOutcome.Committed], [first, again]);
        Assert.Equal(["12"], await LoadAsync(Third, "a"));
    }

    [Theory]
    [InlineData(4, 9)]
    [InlineData(0, 6)]
    [InlineData(6, 9)]
    [InlineData(9, 12)]
    public async Task A_commit_from_where_the_partition_does_not_stand_has_diverged_and_changes_nothing(
        long from, long next)
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(5), [Replace("a", "1")], None);

        var outcome = await Store.CommitAsync(lease, from, At(next), [Append("a", "2"), Replace("b", "x")], None);

        Assert.Equal(WriteOutcome.Diverged, outcome);
        Assert.Equal(["1", null], await LoadAsync(Third, "a", "b"));
        Assert.Equal(5, (await Store.AcquireAsync(Third, None)).Checkpoint.NextOffset);
    }

    [Fact]
    public async Task A_commit_by_the_owner_before_is_not_taken_for_ones_own()
    {
        var older = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(older, 0, At(5), [Replace("a", "1")], None);
        var newer = await Store.AcquireAsync(Third, None);

        Assert.Equal(WriteOutcome.Diverged, await Store.CommitAsync(newer, 0, At(5), [Replace("a", "1")], None));
    }

    [Fact]
    public async Task An_append_extends_and_a_replace_replaces()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [Replace("a", "one"), Replace("b", "two"), Replace("c", "3")], None);
        await Store.CommitAsync(lease, 1, At(2), [Replace("b", "new"), Append("a", "+"), Append("c", "!")], None);
        await Store.CommitAsync(lease, 2, At(3), [Append("a", "+"), Append("b", ""), Replace("c", "4")], None);

        Assert.Equal(["one++", "new", "4"], await LoadAsync(Third, "a", "b", "c"));
    }

    [Fact]
    public async Task What_is_removed_is_neither_loaded_nor_listed_and_can_come_again()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [Replace("a", "1"), Replace("b", "1")], None);

        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 1, At(2), [Remove("a"), Append("b", "2"), Remove("c")], None));
        Assert.Equal([null, "12", null], await LoadAsync(Third, "a", "b", "c"));
        Assert.Equal(["b"], await Store.ListKeysAsync(Third, string.Empty, 10, None));

        Assert.Equal(WriteOutcome.Diverged, await Store.CommitAsync(lease, 2, At(3), [Append("a", "2")], None));
        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 2, At(3), [Replace("a", "3")], None));
        Assert.Equal(["3"], await LoadAsync(Third, "a"));
    }

    [Fact]
    public async Task An_append_to_what_is_not_there_has_diverged_and_changes_nothing()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [Replace("a", "1")], None);

        var outcome = await Store.CommitAsync(
            lease, 1, At(2), [Append("a", "2"), Replace("b", "x"), Append("gone", "end of a log")], None);

        Assert.Equal(WriteOutcome.Diverged, outcome);
        Assert.Equal(["1", null, null], await LoadAsync(Third, "a", "b", "gone"));
        Assert.Equal(1, (await Store.AcquireAsync(Third, None)).Checkpoint.NextOffset);
    }

    [Fact]
    public async Task Loading_returns_values_in_the_order_of_the_keys_with_null_for_those_that_have_none()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [Replace("a", "1"), Replace("b", "2"), Replace("c", "3")], None);

        Assert.Equal(["3", null, "1", "3", "2"], await LoadAsync(Third, "c", "none", "a", "c", "b"));
        Assert.Empty(await LoadAsync(Third));
    }

    [Fact]
    public async Task Bytes_of_every_value_and_keys_in_any_script_come_back_as_they_were()
    {
        var bytes = Enumerable.Range(0, 1024).Select(i => unchecked((byte)i)).ToArray();
        string[] keys = ["身份证:110", "with space", "{brace}", "}", "k:", "\0"];
        var lease = await Store.AcquireAsync(Third, None);
        var changes = keys.Select(key => new StateChange(key, StateChangeKind.Replace, bytes)).ToList();

        await Store.CommitAsync(lease, 0, new Checkpoint(1, bytes), changes, None);

        Assert.All(await Store.LoadAsync(Third, keys, None), value => Assert.Equal(bytes, value));
        Assert.Equal(bytes, (await Store.AcquireAsync(Third, None)).Checkpoint.Memory);
    }

    [Fact]
    public async Task What_was_handed_in_or_out_may_be_changed_without_changing_what_is_stored()
    {
        var change = Replace("a", "kept");
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [change], None);
        change.Bytes[0] = 0;
        var loaded = await Store.LoadAsync(Third, ["a"], None);
        loaded[0]![1] = 0;

        Assert.Equal(["kept"], await LoadAsync(Third, "a"));
    }

    [Theory]
    [InlineData("person", 4)]
    [InlineData("institution", 3)]
    [InlineData("person", 33)]
    public async Task Two_partitions_do_not_see_each_other(string stage, int partition)
    {
        var other = new StagePartition(stage, partition);
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(5), [Replace("a", "1")], None);

        var otherLease = await Store.AcquireAsync(other, None);

        Assert.Equal([1L, 0L], [otherLease.OwnerEpoch, otherLease.Checkpoint.NextOffset]);
        Assert.Equal([null], await LoadAsync(other, "a"));
        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 5, At(6), [], None));
    }

    [Fact]
    public async Task Partitions_are_committed_to_at_the_same_time_without_disturbing_each_other()
    {
        const int Batches = 50;
        var partitions = Enumerable.Range(0, 16).Select(number => new StagePartition("person", number)).ToList();

        await Task.WhenAll(partitions.Select(async partition =>
        {
            var lease = await Store.AcquireAsync(partition, None);
            for (var batch = 0; batch < Batches; batch++)
            {
                var change = batch == 0 ? Replace("log", $"{partition}=") : Append("log", $"{batch},");
                var outcome = await Store.CommitAsync(lease, batch, At(batch + 1), [change], None);
                Assert.Equal(WriteOutcome.Committed, outcome);
            }
        }));

        var batches = string.Concat(Enumerable.Range(1, Batches - 1).Select(batch => $"{batch},"));
        foreach (var partition in partitions)
        {
            Assert.Equal([$"{partition}={batches}"], await LoadAsync(partition, "log"));
        }
    }

    [Fact]
    public async Task Of_two_owners_who_write_at_the_same_time_only_the_newer_one_gets_on()
    {
        var older = await Store.AcquireAsync(Third, None);
        var newer = await Store.AcquireAsync(Third, None);

        var outcomes = await Task.WhenAll(
            Store.CommitAsync(older, 0, At(5), [Replace("a", "older")], None).AsTask(),
            Store.CommitAsync(newer, 0, At(5), [Replace("a", "newer")], None).AsTask());

        Assert.Equal([WriteOutcome.Fenced, WriteOutcome.Committed], outcomes);
        Assert.Equal(["newer"], await LoadAsync(Third, "a"));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    [InlineData(-1, 4)]
    public async Task A_commit_that_does_not_move_on_is_a_mistake_of_the_caller(long from, long next)
    {
        var lease = await Store.AcquireAsync(Third, None);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Store.CommitAsync(lease, from, At(next), [], None));
    }

    [Fact]
    public async Task Keys_are_listed_page_by_page_in_the_order_of_their_bytes()
    {
        string[] keys = ["b", "a", "|", "\ud83d\ude00", "\uffee", "a|b", "身份"];
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [.. keys.Select(key => Replace(key, "1"))], None);
        await Store.CommitAsync(lease, 1, At(2), [Append("a", "2"), Replace("b", "3")], None);

        var listed = new List<string>();
        while (await Store.ListKeysAsync(Third, listed.LastOrDefault(string.Empty), 3, None) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 3);
            listed.AddRange(page);
        }

        Assert.Equal(keys.Order(KeyOrder.Instance), listed);
    }

    [Fact]
    public async Task Keys_of_other_partitions_are_not_listed()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(1), [Replace("a", "1")], None);

        Assert.Empty(await Store.ListKeysAsync(new StagePartition("person", 4), string.Empty, 10, None));
    }

    [Fact]
    public async Task Turns_at_one_offset_follow_each_other_and_are_each_stored_once()
    {
        var lease = await Store.AcquireAsync(Third, None);
        await Store.CommitAsync(lease, 0, At(5), [Replace("a", "1")], None);
        var turn = At(5, "turned") with { Turn = 1 };

        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 5, turn, [Append("a", "2")], None));
        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(lease, 5, turn, [Append("a", "2")], None));
        Assert.Equal(WriteOutcome.Diverged, await Store.CommitAsync(lease, 5, At(6), [], None));
        Assert.Equal(["12"], await LoadAsync(Third, "a"));

        var next = await Store.AcquireAsync(Third, None);
        Assert.Equal(new CheckpointPosition(5, 1), next.Checkpoint.Position);
        Assert.Equal("turned", Encoding.UTF8.GetString(next.Checkpoint.Memory));
        Assert.Equal(WriteOutcome.Committed, await Store.CommitAsync(next, next.Checkpoint.Position, At(6), [Append("a", "3")], None));
        Assert.Equal(0, (await Store.AcquireAsync(Third, None)).Checkpoint.Turn);
    }

    [Fact]
    public async Task A_commit_that_changes_a_key_twice_is_a_mistake_of_the_caller()
    {
        var lease = await Store.AcquireAsync(Third, None);

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.CommitAsync(lease, 0, At(1), [Replace("a", "1"), Append("a", "2")], None));
    }

    [Fact]
    public async Task A_caller_that_has_given_up_is_not_served()
    {
        var lease = await Store.AcquireAsync(Third, None);
        var givenUp = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CommitAsync(lease, 0, At(1), [], givenUp));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.LoadAsync(Third, ["a"], givenUp));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AcquireAsync(Third, givenUp));
    }

    private static Checkpoint At(long nextOffset, string memory = "") => Changes.At(nextOffset, memory);

    private static StateChange Append(string key, string text) => Changes.Append(key, text);

    private static StateChange Replace(string key, string text) => Changes.Replace(key, text);

    private static StateChange Remove(string key) => Changes.Remove(key);

    private Task<IReadOnlyList<string?>> LoadAsync(StagePartition partition, params string[] keys) =>
        Store.TextsAsync(partition, keys);
}
