using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>
/// The decoder as one would write it who has all the time in the world: Google's parsers, then the mapping on their objects. Of JSON,
/// whatever is a placeholder is taken out first.
/// </summary>
internal static class PlainDecoder
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DecodeResult<PersonEvent> Decode(byte[] record, bool isProtobuf, EventTimestamp takenAt)
    {
        Envelope envelope;
        try
        {
            envelope = isProtobuf ? Envelope.Parser.ParseFrom(record) : ParseJson(record);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException
            or JsonException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            return new DecodeResult<PersonEvent>.Rejected(DeadLetterReason.Malformed, fault.Message);
        }

        var fields = new FieldReader();
        var said = EventMapping.Map(envelope, takenAt, fields);
        return fields.Fault is { } rejected
            ? new DecodeResult<PersonEvent>.Rejected(rejected.Reason, rejected.Detail)
            : new DecodeResult<PersonEvent>.Decoded(said);
    }

    private static Envelope ParseJson(byte[] record)
    {
        var root = JsonNode.Parse(StrictUtf8.GetString(record)) ?? throw new JsonException("null is no event");
        Strip(root);
        return Json.Parse<Envelope>(root.ToJsonString());
    }

    private static void Strip(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (IsPlaceholder(value))
                    {
                        fields.Remove(name);
                    }
                    else
                    {
                        Strip(value!);
                    }
                }

                break;
            case JsonArray items:
                for (var i = items.Count - 1; i >= 0; i--)
                {
                    if (IsPlaceholder(items[i]) && items[i] is not null)
                    {
                        items.RemoveAt(i);
                    }
                    else if (items[i] is { } item)
                    {
                        Strip(item);
                    }
                }

                break;
        }
    }

    private static bool IsPlaceholder(JsonNode? node) =>
        node is null || (node is JsonValue value && value.TryGetValue<string>(out var text) && text is "" or "-" or "null");
}
