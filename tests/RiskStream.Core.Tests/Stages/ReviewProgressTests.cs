using RiskStream.Stages;

namespace RiskStream.Core.Tests;

public class ReviewProgressTests
{
    [Fact]
    public void Outputs_of_pages_come_after_all_of_the_record_before_and_before_those_of_the_record_that_follows()
    {
        var progress = new ReviewProgress();
        progress.Switch("new", isReviewed: false);
        progress.OpenPage("a");
        var first = new SourcePosition(0, 7, progress.SequenceAt(7));
        progress.ClosePage(7, first.Sequence + 3);
        var second = new SourcePosition(0, 7, progress.SequenceAt(7));

        Assert.True(first.IsAfter(6, int.MaxValue));
        Assert.True(second.IsAfter(7, first.Sequence + 2));
        Assert.True(new SourcePosition(0, 7, 0).IsAfter(7, second.Sequence + 1_000_000));
        Assert.Equal(int.MinValue, progress.SequenceAt(8));
    }

    [Fact]
    public void Keys_up_to_the_cursor_are_reviewed_and_all_are_when_the_review_ends()
    {
        var progress = new ReviewProgress();
        Assert.True(progress.IsReviewed("z"));
        progress.Switch("new", isReviewed: false);
        Assert.False(progress.IsReviewed("a"));
        progress.OpenPage("m");
        Assert.False(progress.IsReviewed("a"));
        progress.ClosePage(1, 0);
        Assert.True(progress.IsReviewed("m"));
        Assert.False(progress.IsReviewed("n"));
        progress.End();
        Assert.True(progress.IsReviewed("n"));
    }

    [Fact]
    public void The_memory_of_a_partition_keeps_it()
    {
        var memory = StageMemory.Decode([]);
        memory.Review.Switch("old", isReviewed: true);
        memory.Review.Switch("new", isReviewed: false);
        memory.Review.OpenPage("m");
        memory.Review.ClosePage(9, -5);
        memory.Review.OpenPage(string.Empty);

        var read = StageMemory.Decode(memory.Encode()).Review;

        Assert.Equal(("new", "old", "m", string.Empty), (read.Lists, read.Before, read.Cursor, read.PageEnd));
        Assert.True(read.IsPending);
        Assert.Equal((-5, int.MinValue), (read.SequenceAt(9), read.SequenceAt(10)));
    }
}
