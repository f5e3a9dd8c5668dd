using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.DeadLetters;

/// <summary>Letters for machines: one JSON object a line, absent members left out.</summary>
internal static class LetterJson
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(StoredLetter stored, DeadLetterEntry.Marker? retried, bool withValue)
    {
        var letter = stored.Letter;
        var members = new Dictionary<string, object?>
        {
            ["position"] = stored.Position.ToString(),
            ["set_aside_at"] = stored.SetAsideAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["reason"] = letter.Reason.ToString(),
            ["detail"] = letter.Detail,
            ["topic"] = letter.Topic,
            ["partition"] = letter.Partition,
            ["offset"] = letter.Offset,
            ["key"] = TextOf(letter.Key),
            ["key_base64"] = BytesOf(letter.Key),
            ["content_type"] = letter.ContentType,
            ["source"] = letter.Source,
            ["bytes"] = stored.ValueBytes,
            ["value_omitted"] = stored.OmittedBytes is not null,
            ["attempt"] = letter.Attempt,
            ["retry_of"] = letter.RetryOf,
            ["retried"] = retried is not null,
            ["retried_to"] = retried?.SentTo?.ToString(),
            ["value"] = withValue ? TextOf(letter.Value) : null,
            ["value_base64"] = withValue ? BytesOf(letter.Value) : null,
        };
        return JsonSerializer.Serialize(members.Where(member => member.Value is not null).ToDictionary(), OneLine);
    }

    public static string CountsOf(LetterListing listing) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["matched"] = listing.Matched,
            ["by_reason"] = listing.ByReason.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value),
            ["by_topic"] = listing.ByTopic,
            ["foreign"] = listing.Foreign,
        },
        OneLine);

    private static string? TextOf(byte[]? bytes) => bytes is not null && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static string? BytesOf(byte[]? bytes) => bytes is null || Utf8.IsValid(bytes) ? null : Convert.ToBase64String(bytes);
}
