using System.Text;
using System.Text.Json;
using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Decoding;

/// <summary>
/// Turns bytes into what they state of a person. Never throws on bad input: whatever cannot be used comes back as a rejection that
/// names the fault. Safe for concurrent use.
/// </summary>
public sealed class EventDecoder
{
    /// <summary>The default bound on a record: 1 MiB, some 500 charge lines in JSON.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int _maxBytes;

    /// <summary>A decoder that rejects larger records.</summary>
    public EventDecoder(int maxBytes = DefaultMaxBytes) => _maxBytes = maxBytes;

    /// <summary>Decodes a record.</summary>
    public DecodeResult<PersonEvent> Decode(InputRecord record)
    {
        var value = record.Value ?? [];
        if (value.Length == 0)
        {
            return Reject(DeadLetterReason.Malformed, "the record is empty; settlement-events takes no tombstones");
        }

        if (value.Length > _maxBytes)
        {
            return Reject(
                DeadLetterReason.TooLarge,
                $"the record has {value.Length} bytes, more than RiskStream:Kafka:MaxRecordBytes ({_maxBytes}); split its lines over several messages or raise the bound");
        }

        Envelope envelope;
        try
        {
            envelope = Parse(value, record.ContentType);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException
            or JsonException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            return Reject(DeadLetterReason.Malformed, $"the record is not a valid Envelope: {fault.Message}");
        }

        return Decode(envelope, record.IngestedAt);
    }

    /// <summary>Decodes an envelope. <paramref name="takenAt"/> stands in where the adapter gave no ingestion time.</summary>
    public static DecodeResult<PersonEvent> Decode(Envelope envelope, EventTimestamp takenAt)
    {
        var fields = new FieldReader();
        var decoded = EventMapping.Map(envelope, takenAt, fields);
        return fields.Fault is { } fault ? Reject(fault.Reason, fault.Detail) : new DecodeResult<PersonEvent>.Decoded(decoded);
    }

    private static Envelope Parse(byte[] value, string? contentType) => ContentTypes.IsProtobuf(contentType)
        ? Envelope.Parser.ParseFrom(value)
        : Json.Parse<Envelope>(StrictUtf8.GetString(value));

    private static DecodeResult<PersonEvent>.Rejected Reject(DeadLetterReason reason, string detail) => new(reason, detail);
}
