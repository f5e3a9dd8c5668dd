using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace RiskStream.Cli.Generating.Time;

/// <summary>
/// Civil days of UTC+8, numbered from the first day of the prefecture, and instants in Unix seconds.
/// </summary>
internal sealed class CivilCalendar(DateOnly start)
{
    public const int Minute = 60;
    public const int Hour = 3600;
    public const int Day = 86_400;
    private const int Offset = 8 * Hour;

    private readonly long _firstMidnight = SecondsOf(start) - Offset;

    public DateOnly Start { get; } = start;

    /// <summary>The instant at which a day begins.</summary>
    public long Midnight(int day) => _firstMidnight + ((long)day * Day);

    public long At(int day, int hour, int minute = 0, int second = 0) =>
        Midnight(day) + (hour * Hour) + (minute * Minute) + second;

    /// <summary>The day an instant lies in; negative before the first.</summary>
    public int DayOf(long second) => (int)Math.Floor((second - _firstMidnight) / (double)Day);

    public DateOnly DateOf(int day) => Start.AddDays(day);

    public DayOfWeek WeekdayOf(int day) => DateOf(day).DayOfWeek;

    public string Text(int day) => DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first day from <paramref name="day"/> on that falls on the weekday.</summary>
    public int NextWeekday(int day, DayOfWeek weekday) => day + (((int)weekday - (int)WeekdayOf(day) + 7) % 7);

    public static Timestamp Stamp(long second) => new() { Seconds = second };

    /// <summary>Writes local time as message ids carry it, yyyyMMddHHmmss, into 14 characters.</summary>
    public static void WriteMessageTime(Span<char> into, long second)
    {
        var local = DateTime.UnixEpoch.AddSeconds(second + Offset);
        local.TryFormat(into, out _, "yyyyMMdd", CultureInfo.InvariantCulture);
        local.TryFormat(into[8..], out _, "HHmmss", CultureInfo.InvariantCulture);
    }

    private static long SecondsOf(DateOnly date) =>
        (long)(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * Day;
}
