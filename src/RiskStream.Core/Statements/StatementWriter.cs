using System.Buffers.Binary;
using System.Text;
using RiskStream.EventTime;

namespace RiskStream.Statements;

/// <summary>
/// Writes a statement in the form that is kept: first what all of its facts have in common, then the facts. The form is canonical:
/// the same statement always has the same bytes, whoever writes it. Reusable; used by one caller at a time.
/// </summary>
/// <remarks>
/// Header: ingestion time (8 bytes), version, texts message, encounter, provider, region, diagnoses of all lines. Each fact: kind,
/// flags, length of the rest (2 bytes), event time, id, then what its kind has of its own. Numbers are little-endian or variable-length
/// quantities, signed ones zigzag; texts are UTF-8 behind their length; times are whole seconds where they are.
/// </remarks>
public sealed class StatementWriter
{
    /// <summary>The most bytes that a fact may have behind its length.</summary>
    public const int MaxFactBytes = ushort.MaxValue;

    private const int FactHeaderBytes = 4;

    private byte[] _buffer = new byte[4096];
    private int _length;
    private int _fact;

    /// <summary>Whether a fact had more than <see cref="MaxFactBytes"/>; the statement is then of no use.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Starts a statement; its message, encounter, provider, region and line diagnoses follow as texts.</summary>
    public void Begin(EventTimestamp ingestedAt, uint version)
    {
        _length = 0;
        _fact = -1;
        IsTooLarge = false;
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), ingestedAt.Micros);
        _length += 8;
        VarUInt(version);
    }

    /// <summary>Starts a fact; its id and its own values follow.</summary>
    public void BeginFact(FactKind kind, FactFlags flags, EventTimestamp time)
    {
        EndFact();
        var room = Room(FactHeaderBytes);
        room[0] = (byte)kind;
        room[1] = (byte)flags;
        _fact = _length;
        _length += FactHeaderBytes;
        Time(time);
    }

    /// <summary>A copy of the statement, just large enough.</summary>
    public byte[] ToArray()
    {
        EndFact();
        return _buffer.AsSpan(0, _length).ToArray();
    }

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    /// <summary>Writes an unsigned number, 1 … 10 bytes.</summary>
    public void VarUInt(ulong value)
    {
        var room = Room(10);
        var length = 0;
        while (value >= 0x80)
        {
            room[length++] = unchecked((byte)(value | 0x80));
            value >>= 7;
        }

        room[length++] = (byte)value;
        _length += length;
    }

    /// <summary>Writes a signed number; small magnitudes take few bytes.</summary>
    public void VarInt(long value) => VarUInt(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Writes an instant; whole seconds take 5 bytes.</summary>
    public void Time(EventTimestamp time)
    {
        var seconds = Math.DivRem(time.Micros, Micro.Second, out var rest);
        VarInt(rest == 0 ? seconds << 1 : unchecked((time.Micros << 1) | 1));
    }

    /// <summary>Writes a text.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        VarUInt((ulong)utf8.Length);
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>Writes one text made of two.</summary>
    public void TextBehind(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> utf8)
    {
        VarUInt((ulong)(prefix.Length + utf8.Length));
        var room = Room(prefix.Length + utf8.Length);
        prefix.CopyTo(room);
        utf8.CopyTo(room[prefix.Length..]);
        _length += prefix.Length + utf8.Length;
    }

    /// <summary>Writes a text; null is written as empty.</summary>
    public void Text(string? value)
    {
        value ??= string.Empty;
        var length = Encoding.UTF8.GetByteCount(value);
        VarUInt((ulong)length);
        _length += Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>Writes texts.</summary>
    public void Texts(IReadOnlyList<string> values)
    {
        VarUInt((ulong)values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    private void EndFact()
    {
        if (_fact < 0)
        {
            return;
        }

        var length = _length - _fact - FactHeaderBytes;
        IsTooLarge |= length > MaxFactBytes;
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(_fact + 2), unchecked((ushort)length));
        _fact = -1;
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + bytes));
        }

        return _buffer.AsSpan(_length);
    }
}
