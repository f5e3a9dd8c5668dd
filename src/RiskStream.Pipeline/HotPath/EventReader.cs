using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// The wire decoder of settlement events, written for speed: it walks over the bytes once, remembers where texts stand, and writes
/// what facts keep straight into the form in which the ledger keeps it. Nothing is allocated that is not kept. The room it needs is
/// reused from record to record; used by one caller at a time.
/// </summary>
internal sealed class EventReader
{
    [ThreadStatic]
    private static EventReader? _current;

    private readonly WireEvent _event = new();
    private readonly WireMapping _mapping;

    public EventReader() => _mapping = new WireMapping(_event);

    /// <summary>The reader of the thread that asks.</summary>
    public static EventReader Current => _current ??= new EventReader();

    /// <summary>Reads a record. <paramref name="takenAt"/> stands in for a missing ingestion time.</summary>
    public DecodeResult<PersonEvent> Read(byte[] record, bool isProtobuf, EventTimestamp takenAt)
    {
        var fault = isProtobuf ? ProtobufEvents.Read(record, _event) : JsonEvents.Read(record, _event);
        if (fault is not null)
        {
            var remedy = isProtobuf
                ? "send one Envelope of riskstream/v1/events.proto, or JSON under another content-type"
                : "send one JSON object with the fields of Envelope in UTF-8, or protobuf as application/x-protobuf";
            return new DecodeResult<PersonEvent>.Rejected(
                DeadLetterReason.Malformed, $"the record is not a valid Envelope: {fault}; {remedy}");
        }

        var said = _mapping.Map(takenAt);
        return _mapping.Fault is { } rejected
            ? new DecodeResult<PersonEvent>.Rejected(rejected.Reason, rejected.Detail)
            : new DecodeResult<PersonEvent>.Decoded(said);
    }
}
