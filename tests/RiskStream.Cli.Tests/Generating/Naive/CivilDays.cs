using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Civil days of UTC+8 for the naive counts, worked out apart from the generator's own calendar.</summary>
internal static class CivilDays
{
    public const long Day = 86_400;
    private const long Offset = 8 * 3600;

    public static long Of(Timestamp time) => Of(time.Seconds);

    public static long Of(long second) => (second + Offset) / Day;

    public static int HourOf(long second) => (int)((second + Offset) % Day / 3600);

    public static string Text(long day) =>
        DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DayOfWeek Weekday(long day) => DateTime.UnixEpoch.AddDays(day).DayOfWeek;
}
