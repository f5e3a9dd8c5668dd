using RiskStream.Checkpoints;

namespace RiskStream.Stages;

/// <summary>
/// By which lists a partition judges, and how far the review has come that a change of lists makes. Stored with every checkpoint.
/// Invariants: the cursor only moves on until a review ends; a page that is open was announced by a commit before any of its outputs
/// was published, so after a crash it is done again before anything else. Touched only by the stage that owns the partition.
/// </summary>
public sealed class ReviewProgress
{
    private int _sequence = int.MinValue;
    private long _sequenceOffset = -1;

    /// <summary>Digest of the lists in force; empty for a partition that was never judged by any.</summary>
    public string Lists { get; private set; } = string.Empty;

    /// <summary>Digest of the lists before, while a review goes on; else empty.</summary>
    public string Before { get; private set; } = string.Empty;

    /// <summary>Whether a review goes on.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The last key that was reviewed; empty before the first.</summary>
    public string Cursor { get; private set; } = string.Empty;

    /// <summary>The last key of the page that was announced, or null if none is open.</summary>
    public string? PageEnd { get; private set; }

    /// <summary>Whether a key was reviewed, or needs no review.</summary>
    public bool IsReviewed(string key) => !IsPending || KeyOrder.Instance.Compare(key, Cursor) <= 0;

    /// <summary>Takes lists into force; a review of what was judged by the lists before begins if <paramref name="isReviewed"/> is false.</summary>
    public void Switch(string lists, bool isReviewed)
    {
        Before = isReviewed ? string.Empty : Lists;
        Lists = lists;
        IsPending = !isReviewed;
        Cursor = string.Empty;
        PageEnd = null;
    }

    /// <summary>Announces the next page, up to and with a key.</summary>
    public void OpenPage(string end) => PageEnd = end;

    /// <summary>Says that the announced page is done, and which number comes after those of its outputs.</summary>
    public void ClosePage(long offset, int nextSequence)
    {
        Cursor = PageEnd ?? throw new InvalidOperationException("no page is open that could be closed");
        PageEnd = null;
        _sequenceOffset = offset;
        _sequence = nextSequence;
    }

    /// <summary>Ends the review.</summary>
    public void End()
    {
        IsPending = false;
        Before = string.Empty;
        Cursor = string.Empty;
    }

    /// <summary>
    /// The number of the first output of a page that is reviewed before the record at an offset. Numbers of pages are negative and go on
    /// from page to page, so they come after the outputs of all records before and before those of the record at the offset.
    /// </summary>
    public int SequenceAt(long offset) => offset == _sequenceOffset ? _sequence : int.MinValue;

    internal void Encode(StateWriter writer)
    {
        writer.Text(Lists);
        writer.Text(Before);
        writer.Bool(IsPending);
        writer.Text(Cursor);
        writer.Bool(PageEnd is not null);
        writer.Text(PageEnd);
        writer.VarInt(_sequenceOffset);
        writer.VarInt(_sequence);
    }

    internal static ReviewProgress Read(ref StateReader reader)
    {
        var progress = new ReviewProgress
        {
            Lists = reader.Text(),
            Before = reader.Text(),
            IsPending = reader.Bool(),
            Cursor = reader.Text(),
        };
        var isOpen = reader.Bool();
        var end = reader.Text();
        progress.PageEnd = isOpen ? end : null;
        progress._sequenceOffset = reader.VarInt();
        progress._sequence = checked((int)reader.VarInt());
        return progress;
    }
}
