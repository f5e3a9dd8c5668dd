namespace RiskStream.EventTime;

/// <summary>
/// The watermark of one source partition. Invariants: it never moves back; it depends on nothing but the records of its partition
/// in their order, so a replay finds the same facts late. Touched only by the partition's own stage.
/// </summary>
public sealed class PartitionClock
{
    /// <summary>How far ahead of its ingestion an event time may lie before it is clamped.</summary>
    public static readonly TimeSpan MaxClockLead = TimeSpan.FromMinutes(10);

    /// <summary>Starts from a checkpointed watermark; <c>default</c> for a new partition.</summary>
    public PartitionClock(EventTimestamp watermark) => Watermark = watermark;

    /// <summary>No earlier fact is expected, except late ones.</summary>
    public EventTimestamp Watermark { get; private set; }

    /// <summary>How many event times lay too far in the future and were clamped for the watermark.</summary>
    public long Clamped { get; private set; }

    /// <summary>
    /// Takes note of a record's event time. A time more than <see cref="MaxClockLead"/> after <paramref name="ingestedAt"/> comes
    /// from a faulty clock and counts as that bound, so that one record cannot make all others late.
    /// </summary>
    public void Observe(EventTimestamp eventTime, EventTimestamp ingestedAt)
    {
        var bound = ingestedAt + MaxClockLead;
        if (ingestedAt.IsGiven && eventTime > bound)
        {
            Clamped++;
            eventTime = bound;
        }

        Watermark = EventTimestamp.Later(Watermark, eventTime);
    }

    /// <summary>Judges an event time against the watermark as it stands.</summary>
    public Lateness Judge(EventTimestamp eventTime, TimeSpan allowed) => Judge(eventTime, Watermark, allowed);

    /// <summary>Judges an event time against a watermark.</summary>
    public static Lateness Judge(EventTimestamp eventTime, EventTimestamp watermark, TimeSpan allowed) =>
        !watermark.IsGiven || eventTime >= watermark ? Lateness.OnTime
        : watermark - eventTime <= allowed ? Lateness.Late
        : Lateness.TooLate;
}
