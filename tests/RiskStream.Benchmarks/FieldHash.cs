using System.Buffers.Binary;

namespace RiskStream.Benchmarks;

/// <summary>
/// The least that reading an event in protobuf takes, for scale: one walk over its wire form into the messages inside, with a hash of
/// every text. For settlements; another event's messages would be hashed as if they were texts.
/// </summary>
internal static class FieldHash
{
    /// <summary>The hashes of all fields of a record, xored.</summary>
    public static ulong OfRecord(ReadOnlySpan<byte> envelope) => Walk(envelope, Part.Envelope);

    private enum Part
    {
        Text,
        Envelope,
        Settlement,
        Line,
        Leaf,
    }

    private static Part PartOf(Part part, uint field) => (part, field) switch
    {
        (Part.Envelope, 5 or 6) => Part.Leaf,
        (Part.Envelope, 33) => Part.Settlement,
        (Part.Settlement, 1 or 11 or 12 or 13 or 40) => Part.Leaf,
        (Part.Settlement, 50) => Part.Line,
        (Part.Line, 7) => Part.Leaf,
        _ => Part.Text,
    };

    private static ulong Walk(ReadOnlySpan<byte> message, Part part)
    {
        var hash = 0UL;
        var at = 0;
        while (at < message.Length)
        {
            var tag = VarInt(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    hash ^= unchecked(VarInt(message, ref at) * 0x9E3779B97F4A7C15);
                    break;
                case 1:
                    hash ^= Of8(message[at..]);
                    at += 8;
                    break;
                default:
                    var length = (int)VarInt(message, ref at);
                    var field = message.Slice(at, length);
                    var inside = PartOf(part, (uint)(tag >> 3));
                    hash ^= inside == Part.Text ? OfText(field) : Walk(field, inside);
                    at += length;
                    break;
            }
        }

        return hash;
    }

    private static ulong Of8(ReadOnlySpan<byte> bytes) =>
        unchecked(BinaryPrimitives.ReadUInt64LittleEndian(bytes) * 0xD6E8FEB86659FD93);

    /// <summary>The hash of a text.</summary>
    public static ulong OfText(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
        {
            hash = Of8(text) ^ (hash >> 29);
        }

        foreach (var value in text)
        {
            hash = (hash << 8) ^ value;
        }

        return hash;
    }

    private static ulong VarInt(ReadOnlySpan<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
