using Google.Protobuf;
using Google.Protobuf.Reflection;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.DeadLetters.Showing;

/// <summary>
/// A letter's value for people, bounded in length: JSON indented, protobuf field by field, anything else as bytes; the place of the
/// fault is marked where it can be found. Pure.
/// </summary>
public static class LetterValueView
{
    /// <summary>What it is, then its lines.</summary>
    public static IReadOnlyList<string> Lines(StoredLetter stored, KafkaOptions options)
    {
        var value = stored.Letter.Value;
        if (stored.OmittedBytes is { } omitted)
        {
            return [$"left out: its {omitted} bytes were too large for {options.DeadLetters}; the original may still stand at {stored.Original}"];
        }

        if (value is null or { Length: 0 })
        {
            return [value is null ? "none: the record was a tombstone" : "empty"];
        }

        var type = stored.Letter.Topic == options.InstitutionFacts ? InstitutionFact.Descriptor
            : stored.Letter.Topic == options.SettlementEvents ? Envelope.Descriptor : null;
        return stored.Letter.Topic == options.InstitutionFacts || ContentTypes.IsProtobuf(stored.Letter.ContentType)
            ? Protobuf(value, type)
            : Json(value, stored.Letter.Detail);
    }

    private static IReadOnlyList<string> Json(byte[] value, string detail)
    {
        var hint = LooksLikeAnEnvelope(value)
            ? "it can be read as protobuf: the sender left out the header content-type: application/x-protobuf"
            : null;
        if (JsonView.Lines(value, detail) is { } lines)
        {
            return ["JSON", .. Given(hint), .. lines];
        }

        var invalid = JsonView.FirstInvalidByte(value);
        return [$"neither JSON nor text: byte {invalid} (0x{value[invalid ?? 0]:x2}) is not UTF-8", .. Given(hint), .. HexDump.Lines(value, invalid)];
    }

    private static IReadOnlyList<string> Protobuf(byte[] value, MessageDescriptor? type)
    {
        if (type is null)
        {
            return ["bytes of a message whose type is not known here", .. HexDump.Lines(value, null)];
        }

        var outline = ProtobufOutline.Of(value, type);
        return outline.Fault is null
            ? [$"protobuf, {type.FullName}", .. outline.Lines]
            :
            [
                $"protobuf, {type.FullName}, readable up to byte {outline.FaultAt} of {value.Length}: {outline.Fault}",
                .. Given(LooksLikeJson(value) ? "it begins like JSON: the sender should say content-type: application/json" : null),
                .. outline.Lines,
                .. HexDump.Lines(value, outline.FaultAt),
            ];
    }

    private static bool LooksLikeAnEnvelope(byte[] value)
    {
        try
        {
            return Envelope.Parser.ParseFrom(value) is { EventTime: not null };
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static bool LooksLikeJson(byte[] value) => value[0] is (byte)'{' or (byte)'[' or (byte)'"';

    private static IEnumerable<string> Given(string? hint) => hint is null ? [] : [hint];
}
