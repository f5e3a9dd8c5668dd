using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// Reads single values of proto3 JSON: the reader stands on the value. null and the placeholders "-", "" and "null" are absent, of
/// whatever type the field is. A value of the wrong type is a <see cref="JsonException"/> that names the field.
/// </summary>
internal static class JsonValues
{
    // Room for the longest number or time with all of its characters escaped; a longer text is neither.
    private const int MostEscapedBytes = 256;

    [ThreadStatic]
    private static byte[]? _room;

    // proto3 JSON takes 1e3 and 1.0 for whole numbers too.
    private const NumberStyles WholeStyles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Goes to the next property of an object that was entered, and then to its value. False at its end.</summary>
    public static bool TryProperty(ref JsonScanner reader, JsonNames names, out int number)
    {
        if (!reader.TryName())
        {
            number = 0;
            return false;
        }

        number = reader.ValueIsEscaped ? NumberOfEscaped(ref reader, names) : names.NumberOf(reader.ValueSpan);
        reader.Value();
        return true;
    }

    /// <summary>Whether the value says nothing.</summary>
    public static bool IsAbsent(ref JsonScanner reader) => reader.TokenType switch
    {
        JsonTokenType.Null => true,
        JsonTokenType.String => WireFields.IsPlaceholder(Plain(ref reader)),
        _ => false,
    };

    /// <summary>Whether an object stands here; an absent one does not.</summary>
    public static bool TryObject(ref JsonScanner reader, string name) =>
        reader.TokenType == JsonTokenType.StartObject || (IsAbsent(ref reader) ? false : throw Wrong(ref reader, name, "an object"));

    /// <summary>Whether a list stands here; an absent one does not.</summary>
    public static bool TryList(ref JsonScanner reader, string name) =>
        reader.TokenType == JsonTokenType.StartArray || (IsAbsent(ref reader) ? false : throw Wrong(ref reader, name, "a list"));

    /// <summary>Goes to the next item of a list that was entered. False at its end.</summary>
    public static bool TryItem(ref JsonScanner reader) => reader.TryItem();

    /// <summary>A text.</summary>
    public static WireText Text(ref JsonScanner reader, string name, WireEvent target)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.TokenType == JsonTokenType.Null ? default : throw Wrong(ref reader, name, "a string");
        }

        if (!reader.ValueIsEscaped)
        {
            return new WireText(reader.ValueStart, reader.ValueSpan.Length);
        }

        return target.KeepScratch(reader.CopyString(target.Scratch(reader.ValueSpan.Length)));
    }

    /// <summary>A whole number, as a number or a string.</summary>
    public static long Int64(ref JsonScanner reader, string name)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && TryDigits(reader.ValueSpan, out var plain))
        {
            return plain;
        }

        if (IsAbsent(ref reader))
        {
            return 0;
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            if (Utf8Parser.TryParse(reader.ValueSpan, out long number, out var digits) && digits == reader.ValueSpan.Length)
            {
                return number;
            }

            if (TryReal(reader.ValueSpan, out var real) && Math.Floor(real) == real && Math.Abs(real) < 1L << 53)
            {
                return (long)real;
            }
        }
        else if (reader.TokenType == JsonTokenType.String
            && Plain(ref reader) is var text && !HasLeadingZeroOrPlus(text))
        {
            if (Utf8Parser.TryParse(text, out long parsed, out var read) && read == text.Length)
            {
                return parsed;
            }

            if (decimal.TryParse(text, WholeStyles, CultureInfo.InvariantCulture, out var whole)
                && whole is >= long.MinValue and <= long.MaxValue && decimal.Truncate(whole) == whole)
            {
                return (long)whole;
            }
        }

        throw Wrong(ref reader, name, "a whole number of 64 bits");
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static int Int32(ref JsonScanner reader, string name) =>
        Int64(ref reader, name) is var value && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw Wrong(ref reader, name, "a whole number of 32 bits");

    /// <summary>A whole number that is not negative.</summary>
    public static uint UInt32(ref JsonScanner reader, string name) =>
        Int64(ref reader, name) is var value && value is >= 0 and <= uint.MaxValue
            ? (uint)value
            : throw Wrong(ref reader, name, "a whole number of 0 to 4294967295");

    /// <summary>A truth value.</summary>
    public static bool Bool(ref JsonScanner reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => IsAbsent(ref reader) ? false : throw Wrong(ref reader, name, "true or false"),
    };

    /// <summary>A number, also as a string; "NaN" and the infinities are read, for somebody else to reject.</summary>
    public static double Double(ref JsonScanner reader, string name)
    {
        if (IsAbsent(ref reader))
        {
            return 0;
        }

        if (reader.TokenType == JsonTokenType.Number && TryReal(reader.ValueSpan, out var number))
        {
            return number;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            var text = Plain(ref reader);
            if (text.SequenceEqual("NaN"u8) || text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8))
            {
                return double.NaN;
            }

            if (!HasLeadingZeroOrPlus(text) && TryReal(text, out var parsed))
            {
                return parsed;
            }
        }

        throw Wrong(ref reader, name, "a number");
    }

    /// <summary>An enum value, by name or number.</summary>
    public static int Enum(ref JsonScanner reader, string name, JsonNames values)
    {
        if (reader.TokenType == JsonTokenType.Number || IsAbsent(ref reader))
        {
            return Int32(ref reader, name);
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            var number = reader.ValueIsEscaped ? NumberOfEscaped(ref reader, values) : values.NumberOf(reader.ValueSpan);
            if (number >= 0)
            {
                return number;
            }
        }

        throw Wrong(ref reader, name, "a name of the contract");
    }

    /// <summary>A time.</summary>
    public static void Time(ref JsonScanner reader, string name, ref WireTime time)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped
            && JsonTimes.TryRead(reader.ValueSpan, ref time, ref reader.LastDay))
        {
            return;
        }

        if (IsAbsent(ref reader))
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.String
            || !JsonTimes.TryRead(Plain(ref reader), ref time, ref reader.LastDay))
        {
            throw Wrong(ref reader, name, "a time like 2026-03-02T04:00:00Z");
        }
    }

    /// <summary>The text of a string without its escapes: some writers escape even a plus sign.</summary>
    private static ReadOnlySpan<byte> Plain(ref JsonScanner reader)
    {
        if (!reader.ValueIsEscaped || reader.ValueSpan.Length > MostEscapedBytes)
        {
            return reader.ValueSpan;
        }

        var room = _room ??= new byte[MostEscapedBytes];
        return room.AsSpan(0, reader.CopyString(room));
    }

    private static int NumberOfEscaped(ref JsonScanner reader, JsonNames names)
    {
        Span<byte> room = stackalloc byte[256];
        return reader.ValueSpan.Length > room.Length ? -1 : names.NumberOf(room[..reader.CopyString(room)]);
    }

    /// <summary>Nothing but digits, as nearly all numbers are.</summary>
    private static bool TryDigits(ReadOnlySpan<byte> text, out long number)
    {
        const int MostDigits = 18;
        number = 0;
        if (text.Length is 0 or > MostDigits || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        foreach (var digit in text)
        {
            var value = unchecked((uint)(digit - '0'));
            if (value > 9)
            {
                return false;
            }

            number = unchecked((number * 10) + value);
        }

        return true;
    }

    private static bool TryReal(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var read) && read == text.Length && double.IsFinite(number);

    private static bool HasLeadingZeroOrPlus(ReadOnlySpan<byte> text)
    {
        var digits = text.Length > 0 && text[0] == '-' ? text[1..] : text;
        return digits.IsEmpty || digits[0] == '+' || (digits.Length > 1 && digits[0] == '0' && digits[1] is >= (byte)'0' and <= (byte)'9');
    }

    private static JsonException Wrong(ref JsonScanner reader, string name, string wanted)
    {
        const int MostShown = 40;
        var shown = System.Text.Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(MostShown, reader.ValueSpan.Length)]);
        return new JsonException($"{name} is {reader.TokenType} \"{shown}\" at byte {reader.ValueStart}, not {wanted}");
    }
}
