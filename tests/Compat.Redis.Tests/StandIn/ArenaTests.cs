using Pipelines.Sockets.Unofficial.Arenas;

namespace Compat.Redis.Tests.StandIn;

public sealed class ArenaTests
{
    [Fact]
    public void Runs_do_not_overlap_and_outlive_the_blocks_that_follow()
    {
        var arena = new Arena<string>();
        var runs = Enumerable.Range(1, 200).Select(length => arena.Allocate(length)).ToArray();

        for (var i = 0; i < runs.Length; i++)
        {
            runs[i].FirstSpan.Fill($"{i}");
        }

        Assert.All(runs, (run, i) => Assert.Equal(Enumerable.Repeat($"{i}", i + 1), run.FirstSpan.ToArray()));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void After_a_reset_runs_are_empty_again(int length)
    {
        var arena = new Arena<string>();
        arena.Allocate(length).FirstSpan.Fill("old");

        arena.Reset();

        Assert.All(arena.Allocate(length).FirstSpan.ToArray(), Assert.Null);
    }

    [Fact]
    public void Disposal_leaves_a_run_that_is_still_being_read_alone()
    {
        var arena = new Arena<string>();
        var run = arena.Allocate(2);
        run[1] = "read later";

        arena.Dispose();

        Assert.Equal("read later", run[1]);
    }

    [Fact]
    public void A_run_keeps_its_elements_through_the_untyped_form()
    {
        var run = new Arena<int>().Allocate(3);
        run[2] = 7;
        var untyped = run.Untyped();

        Assert.Equal(3, untyped.Length);
        Assert.Equal(7, untyped.Cast<int>()[2]);
        Assert.Throws<InvalidCastException>(() => untyped.Cast<string>());
        Assert.True(default(Sequence).Cast<string>().IsEmpty);
    }

    [Fact]
    public void Elements_are_walked_by_reference_and_by_piece()
    {
        var run = new Arena<int>().Allocate(3);
        var next = run.GetEnumerator();
        next.GetNext() = 1;
        next.GetNext() = 2;
        next.GetNext() = 3;

        var walked = new List<int>();
        foreach (ref var element in run)
        {
            walked.Add(element);
        }

        foreach (var piece in run.Spans)
        {
            walked.AddRange(piece);
        }

        Assert.Equal([1, 2, 3, 1, 2, 3], walked);
        Assert.False(default(Sequence<int>).Spans.GetEnumerator().MoveNext());
    }

    [Fact]
    public void Projections_keep_the_order()
    {
        var run = new Arena<int>().Allocate(3);
        new[] { 1, 2, 3 }.CopyTo(run.FirstSpan);
        var copied = new string[3];

        run.CopyTo(copied, (in int i) => $"{i}");

        Assert.Equal(["1", "2", "3"], copied);
        Assert.Equal(["1", "2", "3"], run.ToArray((in int i) => $"{i}"));
        Assert.Equal([11, 12, 13], run.ToArray((in int i, in int add) => i + add, 10));
        Assert.Empty(default(Sequence<int>).ToArray((in int i) => i));
    }
}
