using System.Globalization;

namespace RiskStream.Cli.DeadLetters;

/// <summary>An instant on the command line: so long ago (90m, 2h, 3d), a date, or a date and time; in UTC unless it says otherwise.</summary>
internal static class InstantArgument
{
    /// <summary>What may be written, for an error's reader.</summary>
    public const string Forms = "90m, 2h, 3d (ago), 2026-03-02, 2026-03-02T01:00, 2026-03-02T09:00+08:00 (UTC unless it says otherwise)";

    private const int LongestAgo = 100_000;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"];

    /// <summary>Reads an instant, or gives null.</summary>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now)
    {
        if (text.Length > 1
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ago)
            && ago <= LongestAgo)
        {
            return text[^1] switch
            {
                'm' => now.AddMinutes(-ago),
                'h' => now.AddHours(-ago),
                'd' => now.AddDays(-ago),
                _ => null,
            };
        }

        return DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}
