using System.Globalization;
using System.Text;
using System.Text.Unicode;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.DeadLetters;

/// <summary>Parts of a letter in words and numbers that are the same in every command.</summary>
internal static class LetterText
{
    public static string KeyOf(byte[]? key) => key switch
    {
        null => "-",
        _ when Utf8.IsValid(key) => Encoding.UTF8.GetString(key),
        _ => "0x" + Convert.ToHexStringLower(key),
    };

    public static string InstantOf(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string SizeOf(StoredLetter stored) => stored.OmittedBytes is { } omitted
        ? $"({omitted.ToString(CultureInfo.InvariantCulture)})"
        : stored.ValueBytes.ToString(CultureInfo.InvariantCulture);

    public static string RetryOf(DeadLetterEntry.Marker? marker) =>
        marker is null ? "-" : marker.SentTo?.ToString() ?? $"attempt {marker.Attempt}";

    public static string Counted<T>(IReadOnlyDictionary<T, long> counts)
        where T : notnull =>
        string.Join(", ", counts.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Value}")));
}
