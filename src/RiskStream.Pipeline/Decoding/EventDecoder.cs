using Google.Protobuf;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.HotPath;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Decoding;

/// <summary>
/// Turns bytes into what they state. Never throws on bad input: whatever cannot be used comes back as a rejection that names the
/// fault. Safe for concurrent use.
/// </summary>
public sealed class EventDecoder
{
    /// <summary>The default bound on a record: 1 MiB, some 500 charge lines in JSON.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    private readonly int _maxBytes;

    /// <summary>A decoder that rejects larger records.</summary>
    public EventDecoder(int maxBytes = DefaultMaxBytes) => _maxBytes = maxBytes;

    /// <summary>Decodes a record.</summary>
    public DecodeResult<PersonEvent> Decode(InputRecord record)
    {
        var value = record.Value ?? [];
        if (value.Length == 0)
        {
            return Reject(DeadLetterReason.Malformed, "the record is empty; settlement-events takes no tombstones, so take a fact back by its reversal");
        }

        return value.Length > _maxBytes
            ? Reject(
                DeadLetterReason.TooLarge,
                $"the record has {value.Length} bytes, more than RiskStream:Kafka:MaxRecordBytes ({_maxBytes}); split its lines over several messages or raise the bound")
            : EventReader.Current.Read(value, ContentTypes.IsProtobuf(record.ContentType), record.IngestedAt);
    }

    /// <summary>Decodes an envelope. <paramref name="takenAt"/> stands in where the adapter gave no ingestion time.</summary>
    public static DecodeResult<PersonEvent> Decode(Envelope envelope, EventTimestamp takenAt) =>
        EventReader.Current.Read(envelope.ToByteArray(), isProtobuf: true, takenAt);

    private static DecodeResult<PersonEvent>.Rejected Reject(DeadLetterReason reason, string detail) => new(reason, detail);
}
