using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>OP3: a half-open span of event time, [Start, End).</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it; null while it is open.</param>
public readonly record struct Interval(EventTimestamp Start, EventTimestamp? End)
{
    /// <summary>Whether an instant lies in it.</summary>
    public bool Contains(EventTimestamp at) => at >= Start && (End is not { } end || at < end);

    /// <summary>What both have in common, or null.</summary>
    public Interval? CommonWith(Interval other)
    {
        var start = EventTimestamp.Later(Start, other.Start);
        var end = (End, other.End) switch
        {
            ({ } one, { } two) => one < two ? one : two,
            var (one, two) => one ?? two,
        };
        return end is { } until && until <= start ? null : new Interval(start, end);
    }
}
