using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>A message of the topic of reference lists: an entry, or that the entry of a key is gone. Pure.</summary>
internal static class EntryMessage
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly JsonFormatter Text = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    /// <summary>Decodes a message. A key without value, or with <c>removed</c>, is a key without entry.</summary>
    public static DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>> Decode(InputRecord record, int maxBytes)
    {
        if (record.Value is not { } value)
        {
            return record.Key is { Length: > 0 } key
                ? Change(Encoding.UTF8.GetString(key), null)
                : Rejected(DeadLetterReason.MissingField, "the message has neither key nor value; name the entry to take away by the key");
        }

        if (value.Length > maxBytes)
        {
            return Rejected(DeadLetterReason.TooLarge, $"the entry has {value.Length} bytes, more than {maxBytes}; divide it by valid_from");
        }

        try
        {
            var entry = ContentTypes.IsProtobuf(record.ContentType)
                ? Wire.ReferenceEntry.Parser.ParseFrom(value)
                : Json.Parse<Wire.ReferenceEntry>(Encoding.UTF8.GetString(value));
            return Judge(record, entry);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or FormatException)
        {
            return Rejected(DeadLetterReason.Malformed, $"not a valid ReferenceEntry: {fault.Message}; send one as JSON, or protobuf as application/x-protobuf");
        }
    }

    /// <summary>The message that says an entry, as JSON.</summary>
    public static Message<byte[]?, byte[]?> Of(Wire.ReferenceEntry entry) => new()
    {
        Key = Encoding.UTF8.GetBytes(entry.Key),
        Value = Encoding.UTF8.GetBytes(Text.Format(entry)),
        Headers = new Headers { { ContentTypes.Header, Encoding.ASCII.GetBytes(ContentTypes.Json) } },
    };

    /// <summary>The message that takes the entry of a key away.</summary>
    public static Message<byte[]?, byte[]?> Removing(string key) => new() { Key = Encoding.UTF8.GetBytes(key), Value = null };

    private static DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>> Judge(InputRecord record, Wire.ReferenceEntry entry)
    {
        if (entry is { Removed: true, EntryCase: Wire.ReferenceEntry.EntryOneofCase.None, Key.Length: > 0 })
        {
            return Change(entry.Key, null);
        }

        var faults = EntryCheck.Canonicalise(entry);
        if (entry.EntryCase == Wire.ReferenceEntry.EntryOneofCase.None)
        {
            return Rejected(DeadLetterReason.UnknownType, faults[0]);
        }

        // Compaction keeps the last message of a key, so a key that is not the entry's own would lose it or keep it for ever.
        if (record.Key is { Length: > 0 } key && Encoding.UTF8.GetString(key) != entry.Key)
        {
            faults.Add($"{entry.Key}: the message's key is \"{Encoding.UTF8.GetString(key)}\"; it must be the entry's");
        }

        return faults.Count == 0 ? Change(entry.Key, entry.Removed ? null : entry)
            : Rejected(DeadLetterReason.InvalidValue, string.Join("; ", faults));
    }

    private static DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>>.Decoded Change(string key, Wire.ReferenceEntry? entry) =>
        new(new KeyValuePair<string, Wire.ReferenceEntry?>(key, entry));

    private static DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>>.Rejected Rejected(DeadLetterReason reason, string detail) =>
        new(reason, detail);
}
