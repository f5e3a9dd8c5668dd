namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// What a reading of the topic found: the newest letters that match, and counts of all that match. It holds no more values than it
/// lists, however long the topic is. Used by one caller at a time.
/// </summary>
public sealed class LetterListing
{
    private readonly DeadLetterFilter _filter;
    private readonly int _limit;
    private readonly PriorityQueue<StoredLetter, (DateTimeOffset, int, long)> _newest = new();
    private readonly SortedDictionary<DeadLetterReason, long> _byReason = [];
    private readonly SortedDictionary<string, long> _byTopic = new(StringComparer.Ordinal);

    /// <summary>An empty listing that will hold up to <paramref name="limit"/> letters.</summary>
    public LetterListing(DeadLetterFilter filter, int limit)
    {
        _filter = filter;
        _limit = limit;
    }

    /// <summary>Letters that match, listed or not.</summary>
    public long Matched { get; private set; }

    /// <summary>Records that are neither letter nor marker.</summary>
    public long Foreign { get; private set; }

    /// <summary>All that match, by reason.</summary>
    public IReadOnlyDictionary<DeadLetterReason, long> ByReason => _byReason;

    /// <summary>All that match, by the topic of the original.</summary>
    public IReadOnlyDictionary<string, long> ByTopic => _byTopic;

    /// <summary>What was sent again.</summary>
    public RetryHistory History { get; } = new();

    /// <summary>The newest letters that match, the newest first.</summary>
    public IReadOnlyList<StoredLetter> Newest =>
    [
        .. _newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element),
    ];

    /// <summary>Takes note of a record.</summary>
    public void Add(DeadLetterEntry entry)
    {
        History.Add(entry);
        Foreign += entry is DeadLetterEntry.Foreign ? 1 : 0;
        if (entry is not DeadLetterEntry.Letter { Content: var stored } || !_filter.Matches(stored))
        {
            return;
        }

        Matched++;
        _byReason[stored.Letter.Reason] = _byReason.GetValueOrDefault(stored.Letter.Reason) + 1;
        _byTopic[stored.Letter.Topic] = _byTopic.GetValueOrDefault(stored.Letter.Topic) + 1;
        _newest.Enqueue(stored, (stored.SetAsideAt, stored.Position.Partition, stored.Position.Offset));
        if (_newest.Count > _limit)
        {
            _newest.Dequeue();
        }
    }
}
