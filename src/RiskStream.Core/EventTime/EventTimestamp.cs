namespace RiskStream.EventTime;

/// <summary>
/// When something happened, in microseconds since 1970-01-01T00:00:00Z. <c>default</c> is that instant and means "absent" where a
/// fact may lack a time.
/// </summary>
/// <param name="Micros">Microseconds since the Unix epoch; negative before it.</param>
public readonly record struct EventTimestamp(long Micros) : IComparable<EventTimestamp>
{
    /// <summary>The civil day of UTC+8 that holds this instant.</summary>
    public CivilDay Day => CivilDay.Of(this);

    /// <summary>Hours since the start of the civil day (UTC+8), 0 … 23.</summary>
    public int HourOfDay => (int)((Micros - Day.Start.Micros) / Micro.Hour);

    /// <summary>Whether a time was given at all.</summary>
    public bool IsGiven => Micros != 0;

    /// <summary>Converts from a UTC date-time; sub-microsecond ticks are cut off.</summary>
    public static EventTimestamp FromUtc(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10);

    /// <summary>The same instant as a UTC date-time.</summary>
    public DateTimeOffset ToUtc() => DateTimeOffset.UnixEpoch.AddTicks(Micros * 10);

    /// <summary>The later of two instants.</summary>
    public static EventTimestamp Later(EventTimestamp left, EventTimestamp right) => left.Micros >= right.Micros ? left : right;

    /// <inheritdoc/>
    public int CompareTo(EventTimestamp other) => Micros.CompareTo(other.Micros);

    /// <summary>This instant moved by a span.</summary>
    public static EventTimestamp operator +(EventTimestamp time, TimeSpan span) => new(time.Micros + Micro.Of(span));

    /// <summary>This instant moved back by a span.</summary>
    public static EventTimestamp operator -(EventTimestamp time, TimeSpan span) => new(time.Micros - Micro.Of(span));

    /// <summary>The span from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static TimeSpan operator -(EventTimestamp left, EventTimestamp right) => Micro.Span(left.Micros - right.Micros);

    /// <summary>Earlier than.</summary>
    public static bool operator <(EventTimestamp left, EventTimestamp right) => left.Micros < right.Micros;

    /// <summary>Later than.</summary>
    public static bool operator >(EventTimestamp left, EventTimestamp right) => left.Micros > right.Micros;

    /// <summary>Not later than.</summary>
    public static bool operator <=(EventTimestamp left, EventTimestamp right) => left.Micros <= right.Micros;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(EventTimestamp left, EventTimestamp right) => left.Micros >= right.Micros;

    /// <summary>ISO 8601 with the +08:00 offset, as a reviewer reads it.</summary>
    public override string ToString() => ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFzzz");
}
