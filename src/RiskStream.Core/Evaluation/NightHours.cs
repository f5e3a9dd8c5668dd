using System.Globalization;
using RiskStream.EventTime;
using RiskStream.Reference;

namespace RiskStream.Evaluation;

/// <summary>When an institution is expected to be closed. Pure.</summary>
internal static class NightHours
{
    private const int Begin = 22;
    private const int End = 6;

    /// <summary>
    /// Whether an instant lies between 22:00 and 06:00, or outside the registered hours. One that is registered as open round the clock
    /// (equal hours, or the whole day) has no night.
    /// </summary>
    public static bool Covers(EventTimestamp at, Institution institution)
    {
        var clock = TimeSpan.FromMicroseconds(at.Micros - at.Day.Start.Micros);
        if (!TryRead(institution.Opens, out var opens) || !TryRead(institution.Closes, out var closes))
        {
            return IsNight(clock);
        }

        if (opens == closes || (opens == TimeSpan.Zero && closes >= new TimeSpan(23, 59, 0)))
        {
            return false;
        }

        var isOpen = opens < closes ? clock >= opens && clock < closes : clock >= opens || clock < closes;
        return !isOpen || IsNight(clock);
    }

    private static bool IsNight(TimeSpan clock) => clock.TotalHours is >= Begin or < End;

    private static bool TryRead(string text, out TimeSpan clock)
    {
        var read = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        clock = time.ToTimeSpan();
        return read;
    }
}
