using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using RiskStream.EventTime;

namespace RiskStream.Checkpoints;

/// <summary>Writes stored state: little-endian, integers as variable-length quantities, strings as UTF-8 with their length.</summary>
public sealed class StateWriter
{
    private ArrayBufferWriter<byte> _buffer = new();

    /// <summary>How many bytes were written.</summary>
    public int Length => _buffer.WrittenCount;

    /// <summary>A copy of what was written; the writer starts anew.</summary>
    public byte[] TakeBytes()
    {
        var bytes = _buffer.WrittenSpan.ToArray();
        if (_buffer.Capacity > 1 << 16)
        {
            _buffer = new ArrayBufferWriter<byte>();
        }
        else
        {
            _buffer.ResetWrittenCount();
        }

        return bytes;
    }

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    /// <summary>Writes a truth value.</summary>
    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Writes an unsigned number, 1 … 10 bytes.</summary>
    public void VarUInt(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _buffer.Advance(length);
    }

    /// <summary>Writes a signed number; small magnitudes take few bytes.</summary>
    public void VarInt(long value) => VarUInt(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Writes a 64-bit pattern.</summary>
    public void Fixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    /// <summary>Writes a floating-point number.</summary>
    public void Real(double value) => Fixed(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes an instant, in few bytes if it is a whole second.</summary>
    public void Time(EventTimestamp value)
    {
        var seconds = value.Micros / Micro.Second;
        VarInt(seconds * Micro.Second == value.Micros ? seconds << 1 : unchecked((value.Micros << 1) | 1));
    }

    /// <summary>Writes a string; null is written as empty.</summary>
    public void Text(string? value)
    {
        value ??= string.Empty;
        var length = Encoding.UTF8.GetByteCount(value);
        VarUInt((ulong)length);
        Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    /// <summary>Writes bytes behind their length.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        VarUInt((ulong)value.Length);
        value.CopyTo(_buffer.GetSpan(value.Length));
        _buffer.Advance(value.Length);
    }

    /// <summary>Writes strings.</summary>
    public void Texts(IReadOnlyList<string> values)
    {
        VarUInt((ulong)values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }
}
