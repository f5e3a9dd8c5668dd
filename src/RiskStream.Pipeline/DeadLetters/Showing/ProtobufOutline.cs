using System.Buffers.Binary;
using System.Globalization;
using System.Text.Unicode;
using Google.Protobuf.Reflection;

namespace RiskStream.Pipeline.DeadLetters.Showing;

/// <summary>
/// A protobuf message field by field, as far as it can be read: names from the contract, unknown numbers as such. It never throws on
/// bad bytes, and where it reports no fault the generated parser takes the message too, but for rules on text. Used once.
/// </summary>
internal sealed class ProtobufOutline
{
    private const int MaxLines = 400;
    private const int MaxDepth = 32;
    private const int MaxText = 120;

    private readonly byte[] _bytes;
    private readonly List<string> _lines = [];
    private int _place;

    private ProtobufOutline(byte[] bytes) => _bytes = bytes;

    /// <summary>One line a field.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The byte at which it stops making sense, or null.</summary>
    public int? FaultAt { get; private set; }

    /// <summary>What is wrong there, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Outlines a message of a type.</summary>
    public static ProtobufOutline Of(byte[] bytes, MessageDescriptor type)
    {
        var outline = new ProtobufOutline(bytes);
        outline.Message(bytes.Length, type, 0);
        return outline;
    }

    private bool Message(int end, MessageDescriptor? type, int depth)
    {
        while (_place < end)
        {
            var start = _place;
            if (!VarInt(end, out var tag))
            {
                return Fail(start, "a tag breaks off");
            }

            var number = (int)Math.Min(tag >> 3, int.MaxValue);
            if (number is 0 or > 536_870_911)
            {
                return Fail(start, $"{number} is no field number");
            }

            var field = type?.FindFieldByNumber(number);
            if (!Field(start, end, (int)(tag & 7), field, field?.Name ?? $"field {number} (unknown)", depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool Field(int start, int end, int wireType, FieldDescriptor? field, string name, int depth)
    {
        switch (wireType)
        {
            case 0:
                return VarInt(end, out var number) ? Say(depth, $"{name}: {Show(number, field)}") : Fail(start, $"the number of {name} breaks off");
            case 1 when end - _place >= 8:
                var wide = BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(_place));
                _place += 8;
                return Say(depth, $"{name}: {(field?.FieldType == FieldType.Double ? Text(BitConverter.Int64BitsToDouble(wide)) : $"0x{wide:x16}")}");
            case 5 when end - _place >= 4:
                var narrow = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_place));
                _place += 4;
                return Say(depth, $"{name}: {(field?.FieldType == FieldType.Float ? Text(BitConverter.Int32BitsToSingle(narrow)) : $"0x{narrow:x8}")}");
            case 1 or 5:
                return Fail(start, $"{name} breaks off");
            case 2:
                return VarInt(end, out var length) && length <= (ulong)(end - _place)
                    ? Delimited(start, (int)length, field, name, depth)
                    : Fail(start, $"{name} claims more bytes than are left ({end - _place})");
            default:
                return Fail(start, $"{name} has wire type {wireType}, which proto3 does not use");
        }
    }

    private bool Delimited(int start, int length, FieldDescriptor? field, string name, int depth)
    {
        var content = _bytes.AsSpan(_place, length);
        if (field?.FieldType == FieldType.Message)
        {
            if (depth == MaxDepth)
            {
                return Fail(start, $"{name} is nested deeper than {MaxDepth}");
            }

            Say(depth, $"{name}:");
            return Message(_place + length, field.MessageType, depth + 1);
        }

        if (field?.FieldType == FieldType.String && !Utf8.IsValid(content))
        {
            return Fail(_place, $"the text of {name} is not UTF-8");
        }

        var shown = field?.FieldType == FieldType.String
            ? $"\"{Bounded(System.Text.Encoding.UTF8.GetString(content))}\""
            : $"{length} bytes {Bounded(Convert.ToHexStringLower(content[..Math.Min(length, MaxText)]))}";
        _place += length;
        return Say(depth, $"{name}: {shown}");
    }

    private bool VarInt(int end, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 70 && _place < end; shift += 7)
        {
            var next = _bytes[_place++];
            value |= shift < 64 ? (ulong)(next & 0x7F) << shift : 0;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool Fail(int place, string fault)
    {
        (FaultAt, Fault) = (place, fault);
        return false;
    }

    private bool Say(int depth, string line)
    {
        if (_lines.Count < MaxLines)
        {
            _lines.Add(new string(' ', 2 * depth) + line);
        }
        else if (_lines.Count == MaxLines)
        {
            _lines.Add("… and more; --raw FILE writes it all");
        }

        return true;
    }

    private static string Show(ulong number, FieldDescriptor? field) => field?.FieldType switch
    {
        FieldType.Bool => number == 0 ? "false" : "true",
        FieldType.Enum => field.EnumType.FindValueByNumber(unchecked((int)number))?.Name ?? $"{unchecked((int)number)} (not defined)",
        FieldType.Int32 or FieldType.Int64 => unchecked((long)number).ToString(CultureInfo.InvariantCulture),
        FieldType.SInt32 or FieldType.SInt64 =>
            unchecked((long)(number >> 1) ^ -(long)(number & 1)).ToString(CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Bounded(string text) => text.Length > MaxText ? text[..MaxText] + "…" : text;
}
