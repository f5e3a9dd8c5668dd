using System.Buffers.Binary;
using RiskStream.EventTime;
using RiskStream.Statements;

namespace RiskStream.Checkpoints;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Throws <see cref="DamagedStateException"/> where the bytes end too soon.</summary>
public ref struct StateReader
{
    // 0001-01-01 and 9999-12-31.
    private const int MinDay = -719_162;
    private const int MaxDay = 2_932_896;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;

    /// <summary>Reads from the start of the bytes.</summary>
    public StateReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Reads from a position in the bytes.</summary>
    public StateReader(ReadOnlySpan<byte> bytes, int position)
    {
        _bytes = bytes;
        _position = position;
    }

    /// <summary>Whether all was read.</summary>
    public readonly bool AtEnd => _position >= _bytes.Length;

    /// <summary>Reads one byte.</summary>
    public byte Byte() => (uint)_position < (uint)_bytes.Length ? _bytes[_position++] : Take(1)[0];

    /// <summary>Reads a truth value.</summary>
    public bool Bool() => Byte() != 0;

    /// <summary>Reads an unsigned number.</summary>
    public ulong VarUInt()
    {
        var next = Byte();
        return next < 0x80 ? next : RestOf(next);
    }

    /// <summary>Reads an unsigned number that fits 32 bits.</summary>
    public int Count()
    {
        var value = VarUInt();
        return value <= int.MaxValue ? (int)value : throw new DamagedStateException($"{value} at byte {_position} is no count");
    }

    /// <summary>Reads a signed number.</summary>
    public long VarInt()
    {
        var value = VarUInt();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>Reads a 64-bit pattern.</summary>
    public ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads a floating-point number.</summary>
    public double Real() => BitConverter.UInt64BitsToDouble(Fixed());

    /// <summary>Where the next byte is read.</summary>
    public readonly int Position => _position;

    /// <summary>Reads an instant that <see cref="StatementWriter.Time"/> or <see cref="StateWriter.Time"/> wrote.</summary>
    public EventTimestamp Time()
    {
        var value = VarInt();
        return new EventTimestamp((value & 1) == 0 ? (value >> 1) * Micro.Second : value >> 1);
    }

    /// <summary>Reads a civil day.</summary>
    public CivilDay Day()
    {
        var number = VarInt();
        return number is >= MinDay and <= MaxDay
            ? new CivilDay((int)number)
            : throw new DamagedStateException($"{number} at byte {_position} is no civil day");
    }

    /// <summary>Reads the first and the last of some days.</summary>
    public DaySpan Days() => new(Day(), Day());

    /// <summary>Reads a string. Short ones that come again and again are shared.</summary>
    public string Text() => TextPool.Current.Text(Bytes());

    /// <summary>Reads the bytes of a string.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Count());

    /// <summary>Reads a string that was null or empty as null.</summary>
    public string? OptionalText()
    {
        var text = Text();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads strings.</summary>
    public IReadOnlyList<string> Texts()
    {
        var count = Count();
        if (count == 0)
        {
            return [];
        }

        var texts = new List<string>(Math.Min(count, 1024));
        for (var i = 0; i < count; i++)
        {
            texts.Add(Text());
        }

        return texts;
    }

    /// <summary>Reads so many bytes.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _bytes.Length - _position)
        {
            throw new DamagedStateException($"{length} bytes wanted at byte {_position} of {_bytes.Length}");
        }

        var taken = _bytes.Slice(_position, length);
        _position += length;
        return taken;
    }

    private ulong RestOf(byte first)
    {
        ulong value = (ulong)first & 0x7F;
        for (var shift = 7; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new DamagedStateException($"a number at byte {_position} is longer than 10 bytes");
    }
}
