using System.Globalization;

namespace RiskStream.EventTime;

/// <summary>
/// A calendar day of UTC+8, the insurance field's day, as a number of days since 1970-01-01. China keeps no daylight saving time,
/// so every civil day has 24 hours. <c>default</c> is 1970-01-01.
/// </summary>
/// <param name="Number">Days since 1970-01-01.</param>
public readonly record struct CivilDay(int Number) : IComparable<CivilDay>
{
    private const long Offset = 8 * Micro.Hour;

    /// <summary>The first instant of the day.</summary>
    public EventTimestamp Start => new((Number * Micro.Day) - Offset);

    /// <summary>The first instant after the day.</summary>
    public EventTimestamp End => new(((Number + 1L) * Micro.Day) - Offset);

    /// <summary>The day of the week.</summary>
    public DayOfWeek DayOfWeek => ToDateOnly().DayOfWeek;

    /// <summary>The civil day that holds an instant.</summary>
    public static CivilDay Of(EventTimestamp time) => new((int)Micro.FloorDivide(time.Micros + Offset, Micro.Day));

    /// <summary>Reads yyyy-MM-dd.</summary>
    public static bool TryParse(string? text, out CivilDay day)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = read ? From(date) : default;
        return read;
    }

    /// <summary>Converts from a date.</summary>
    public static CivilDay From(DateOnly date) => new(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <summary>Converts to a date.</summary>
    public DateOnly ToDateOnly() => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(Number);

    /// <inheritdoc/>
    public int CompareTo(CivilDay other) => Number.CompareTo(other.Number);

    /// <summary>The day so many days later.</summary>
    public static CivilDay operator +(CivilDay day, int days) => new(day.Number + days);

    /// <summary>The day so many days earlier.</summary>
    public static CivilDay operator -(CivilDay day, int days) => new(day.Number - days);

    /// <summary>Earlier than.</summary>
    public static bool operator <(CivilDay left, CivilDay right) => left.Number < right.Number;

    /// <summary>Later than.</summary>
    public static bool operator >(CivilDay left, CivilDay right) => left.Number > right.Number;

    /// <summary>Not later than.</summary>
    public static bool operator <=(CivilDay left, CivilDay right) => left.Number <= right.Number;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(CivilDay left, CivilDay right) => left.Number >= right.Number;

    /// <summary>yyyy-MM-dd.</summary>
    public override string ToString() => ToDateOnly().ToString("yyyy-MM-dd");
}
