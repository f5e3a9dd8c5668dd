namespace RiskStream.EventTime;

/// <summary>Spans of time in microseconds, the unit of <see cref="EventTimestamp"/>.</summary>
public static class Micro
{
    /// <summary>One second.</summary>
    public const long Second = 1_000_000;

    /// <summary>One minute.</summary>
    public const long Minute = 60 * Second;

    /// <summary>One hour.</summary>
    public const long Hour = 60 * Minute;

    /// <summary>One day.</summary>
    public const long Day = 24 * Hour;

    /// <summary>A span's length in microseconds; smaller ticks are cut off.</summary>
    public static long Of(TimeSpan span) => span.Ticks / 10;

    /// <summary>A number of microseconds as a span.</summary>
    public static TimeSpan Span(long micros) => new(micros * 10);

    /// <summary>Division that rounds towards minus infinity: C#'s <c>/</c> would put an instant before 1970 in the slice after its own.</summary>
    public static long FloorDivide(long micros, long unit)
    {
        var quotient = micros / unit;
        return micros % unit < 0 ? quotient - 1 : quotient;
    }
}
