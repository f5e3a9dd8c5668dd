using System.Buffers.Binary;

namespace RiskStream.Pipeline.HotPath;

/// <summary>Times as proto3 JSON writes them: RFC 3339, seconds with up to nine decimals, Z or an offset.</summary>
internal static class JsonTimes
{
    private const int SecondsLength = 19;
    private const int DayLength = 10;

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Reads a time. False if it is none. The times of a record are nearly all of one day, so it takes the last one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref WireTime time, ref KnownDay last)
    {
        if (text.Length <= SecondsLength || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute)
            || !TryDigits(text[17..19], out var second) || hour > 23 || minute > 59 || second > 59
            || !TryDay(text[..DayLength], ref last, out var day))
        {
            return false;
        }

        var rest = text[SecondsLength..];
        if (!TryNanos(ref rest, out var nanos) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        time.Seconds = (day * 86_400L) + (hour * 3600) + (minute * 60) + second - offset;
        time.Nanos = nanos;
        time.IsGiven = true;
        return true;
    }

    private static bool TryDay(ReadOnlySpan<byte> text, ref KnownDay last, out int number)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var tail = BinaryPrimitives.ReadUInt16LittleEndian(text[8..]);
        if (head == last.Head && tail == last.Tail)
        {
            number = last.Day;
            return true;
        }

        number = 0;
        if (text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        number = new DateOnly(year, month, day).DayNumber - EpochDay;
        last = new KnownDay(head, tail, number);
        return true;
    }

    private static bool TryNanos(ref ReadOnlySpan<byte> rest, out int nanos)
    {
        nanos = 0;
        if (rest[0] != '.')
        {
            return true;
        }

        var digits = 0;
        for (var scale = 100_000_000; digits + 1 < rest.Length && rest[digits + 1] is >= (byte)'0' and <= (byte)'9'; scale /= 10)
        {
            nanos += (rest[++digits] - '0') * scale;
        }

        rest = rest[(digits + 1)..];
        return digits is > 0 and <= 9 && !rest.IsEmpty;
    }

    /// <summary>Z, or hours and minutes east of Greenwich, no more than 18 hours.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.SequenceEqual("Z"u8))
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..6], out var minutes) || minutes > 59)
        {
            return false;
        }

        seconds = (hours * 3600) + (minutes * 60);
        var isUnknown = text[0] == '-' && seconds == 0;
        seconds = text[0] == '-' ? -seconds : seconds;
        return !isUnknown && Math.Abs(seconds) <= 18 * 3600;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        if (text.Length == 2)
        {
            var tens = unchecked((uint)(text[0] - '0'));
            var ones = unchecked((uint)(text[1] - '0'));
            value = unchecked((int)((tens * 10) + ones));
            return tens <= 9 && ones <= 9;
        }

        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }

    /// <summary>A day as it was written, and its number.</summary>
    internal readonly record struct KnownDay(ulong Head, ushort Tail, int Day);
}
