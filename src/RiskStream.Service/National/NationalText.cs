using System.Globalization;
using System.Text.Json;

namespace RiskStream.Service.National;

/// <summary>
/// Reads the national JSON as senders write it: codes as strings or numbers, one object where a list is meant, and "-", "--", "null" or
/// nothing for what is absent. Pure.
/// </summary>
internal static class NationalText
{
    /// <summary>A member's text by any of several names; empty if it is absent.</summary>
    public static string Of(JsonElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) && TextOf(found) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return string.Empty;
    }

    /// <summary>The objects of a member by any of several names: a list's, or the one that stands for a list.</summary>
    public static IReadOnlyList<JsonElement> Many(JsonElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found))
            {
                return found.ValueKind switch
                {
                    JsonValueKind.Array => [.. found.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)],
                    JsonValueKind.Object => [found],
                    _ => [],
                };
            }
        }

        return [];
    }

    /// <summary>A member that is an object; undefined if there is none.</summary>
    public static JsonElement One(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object
            ? found
            : default;

    /// <summary>An amount, price or quantity; null if it is absent or no number.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A local time or date, UTC+8; null if it is absent or none.</summary>
    public static DateTimeOffset? Time(string text) => DateTime.TryParseExact(
        text,
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyyMMddHHmmss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out var local)
        && local.Year is >= 2000 and < 2100
            ? new DateTimeOffset(local, TimeSpan.FromHours(8))
            : null;

    private static string TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            _ => string.Empty,
        };
        return text is "-" or "--" or "null" or "NULL" ? string.Empty : text;
    }
}
