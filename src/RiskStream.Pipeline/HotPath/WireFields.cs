using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Statements;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// Checks single fields of a record that is being read and keeps the first fault. After a fault the values it returns mean nothing;
/// the caller looks at <see cref="Fault"/> at the end. Reused from record to record; used by one caller at a time.
/// </summary>
internal sealed class WireFields
{
    private const int MaxTextLength = 256;
    private const long MaxQuantityE4 = 10_000_000_000_000;
    private const int MaxSimpleDigits = 13;
    private const int MaxDays = 999;

    // 2000-01-01 and 2100-01-01.
    private const long EarliestSecond = 946_684_800;
    private const long LatestSecond = 4_102_444_800;

    private readonly WireEvent _source;

    public WireFields(WireEvent source) => _source = source;

    /// <summary>The first fault, or null.</summary>
    public (DeadLetterReason Reason, string Detail)? Fault { get; private set; }

    /// <summary>Makes it ready for a record.</summary>
    public void Begin() => Fault = null;

    /// <summary>Notes a fault.</summary>
    public void Reject(DeadLetterReason reason, string detail) => Fault ??= (reason, detail);

    /// <summary>A text that may be absent; the placeholders "-" and "null" are.</summary>
    public ReadOnlySpan<byte> Text(string name, WireText text)
    {
        var bytes = _source.Bytes(text);
        if (bytes.Length <= 4 && IsPlaceholder(bytes))
        {
            return [];
        }

        if (!IsAscii(bytes) && !IsText(name, bytes))
        {
            return [];
        }

        if (bytes.Length > MaxTextLength && Encoding.UTF8.GetCharCount(bytes) is > MaxTextLength and var length)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.TooLong(name, length, MaxTextLength));
        }

        return bytes;
    }

    /// <summary>
    /// A text as nearly all are, short and of ASCII. False for what has to be looked at more closely: anything else, and what may be a
    /// placeholder.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryShort(WireText text, out ShortText value)
    {
        const ulong Hyphen = 0x2D;
        const ulong Null = 0x6C6C_756E;
        return _source.TryShort(text, out value) && value.IsAscii && value.Block.AsUInt64()[0] is not (Hyphen or Null);
    }

    /// <summary>As <see cref="TryShort"/>, for a text that must be there.</summary>
    public bool TryShortRequired(WireText text, out ShortText value) => TryShort(text, out value) && text.Length > 0;

    /// <summary>A text that must be there.</summary>
    public ReadOnlySpan<byte> Required(string name, WireText text)
    {
        var bytes = Text(name, text);
        if (bytes.IsEmpty)
        {
            Reject(DeadLetterReason.MissingField, WireFaults.Absent(name, _source.Bytes(text)));
        }

        return bytes;
    }

    /// <summary>A time that may be absent.</summary>
    public EventTimestamp Time(string name, in WireTime time)
    {
        if (!time.IsGiven)
        {
            return default;
        }

        if (time.Seconds is < EarliestSecond or >= LatestSecond || time.Nanos is < 0 or > 999_999_999)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NoTime(name, time));
            return default;
        }

        return new EventTimestamp((time.Seconds * Micro.Second) + (time.Nanos / 1000));
    }

    /// <summary>A time that must be there.</summary>
    public EventTimestamp RequiredTime(string name, in WireTime time)
    {
        if (!time.IsGiven)
        {
            Reject(DeadLetterReason.MissingField, WireFaults.AbsentTime(name));
        }

        return Time(name, time);
    }

    /// <summary>A civil day that may be absent.</summary>
    public CivilDay? Day(string name, WireText text)
    {
        var bytes = Text(name, text);
        if (bytes.IsEmpty)
        {
            return null;
        }

        var given = Encoding.UTF8.GetString(bytes);
        if (CivilDay.TryParse(given, out var day) && day.ToDateOnly().Year is >= 2000 and < 2100)
        {
            return day;
        }

        Reject(DeadLetterReason.InvalidValue, WireFaults.NoDay(name, given));
        return null;
    }

    /// <summary>An amount of a settlement, 0 to 100 million yuan.</summary>
    public long Amount(string name, long fen)
    {
        if (fen is < 0 or > Money.MaxFen)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NoAmount(name, fen));
        }

        return fen;
    }

    /// <summary>An amount of a charge line, negative on refunds.</summary>
    public long LineAmount(string name, long fen)
    {
        if (fen is < -Money.MaxFen or > Money.MaxFen)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NoLineAmount(name, fen));
        }

        return fen;
    }

    /// <summary>A quantity as decimal text, in ten-thousandths; absent counts as zero.</summary>
    public long QuantityE4(string name, WireText text)
    {
        if (text.Length == 1 && _source.Bytes(text)[0] is >= (byte)'0' and <= (byte)'9' and var digit)
        {
            return (digit - '0') * 10_000L;
        }

        return LongQuantityE4(name, text);
    }

    /// <summary>Apart, so that the usual case clears no room for this one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LongQuantityE4(string name, WireText text)
    {
        var bytes = Text(name, text);
        if (bytes.IsEmpty)
        {
            return 0;
        }

        if (TryReadSimple(bytes, out var quantity))
        {
            return quantity;
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(bytes, Styles, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > MaxQuantityE4 / 10_000m)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NoQuantity(name, bytes, MaxQuantityE4 / 10_000));
            return 0;
        }

        return (long)(number * 10_000m);
    }

    /// <summary>Whole days as decimal text, up to 999; anything else, such as words, says nothing and counts as zero.</summary>
    public int Days(string name, WireText text) => text.Length == 0 ? 0 : GivenDays(name, text);

    /// <summary>Apart, so that the usual case clears no room for this one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int GivenDays(string name, WireText text)
    {
        var bytes = Text(name, text);
        return !bytes.IsEmpty
            && decimal.TryParse(bytes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days <= MaxDays
            ? (int)days
            : 0;
    }

    /// <summary>What a service is for.</summary>
    public ServiceKind Service(int value)
    {
        if (value is < 0 or > (int)ServiceKind.Emergency)
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NoService(value, (int)ServiceKind.Emergency));
            return default;
        }

        return (ServiceKind)value;
    }

    /// <summary>A number that must be one.</summary>
    public void Finite(string name, double value)
    {
        if (!double.IsFinite(value))
        {
            Reject(DeadLetterReason.InvalidValue, WireFaults.NotFinite(name, value));
        }
    }

    /// <summary>Whether a text stands for nothing: HIS send "-" and "null" where they know nothing.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<byte> text) => text.IsEmpty || text.SequenceEqual("-"u8) || text.SequenceEqual("null"u8);

    /// <summary>Digits, at most one point, perhaps a sign: nearly all quantities.</summary>
    private static bool TryReadSimple(ReadOnlySpan<byte> text, out long quantity)
    {
        quantity = 0;
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > MaxSimpleDigits || !Utf8Parser.TryParse(digits, out uint whole, out var read))
        {
            return false;
        }

        var e4 = whole * 10_000L;
        if (read < digits.Length)
        {
            var scale = 10_000L;
            if (digits[read] != '.' || digits.Length == read + 1)
            {
                return false;
            }

            foreach (var digit in digits[(read + 1)..])
            {
                if (digit is < (byte)'0' or > (byte)'9')
                {
                    return false;
                }

                scale /= 10;
                e4 += (digit - '0') * scale;
            }
        }

        quantity = negative ? -e4 : e4;
        return e4 <= MaxQuantityE4;
    }

    /// <summary>Nearly all texts are two bytes, or 4 to 16 bytes, which two words that overlap are: no call, no loop.</summary>
    private static bool IsAscii(ReadOnlySpan<byte> text)
    {
        const ulong HighBits = 0x8080_8080_8080_8080;
        return text.Length switch
        {
            1 => text[0] < 0x80,
            2 => (text[0] | text[1]) < 0x80,
            >= 4 and < 8 => ((BinaryPrimitives.ReadUInt32LittleEndian(text) | BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]))
                & unchecked((uint)HighBits)) == 0,
            >= 8 and <= 16 => ((BinaryPrimitives.ReadUInt64LittleEndian(text) | BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]))
                & HighBits) == 0,
            _ => Ascii.IsValid(text),
        };
    }

    private bool IsText(string name, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes) && bytes.IndexOf("\uFFFD"u8) < 0)
        {
            return true;
        }

        Reject(DeadLetterReason.InvalidValue, WireFaults.NoText(name, bytes));
        return false;
    }
}
