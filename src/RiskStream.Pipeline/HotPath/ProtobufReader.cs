using System.Buffers.Binary;
using System.Numerics;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// Walks over the bytes of protobuf messages. After a fault it stands at the end, so that loops end; the caller looks at
/// <see cref="Fault"/>. Follows the encoding as Google's own parsers do, unknown fields and groups included.
/// </summary>
internal ref struct ProtobufReader
{
    private const int MaxDepth = 100;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _end;

    public ProtobufReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _end = bytes.Length;
    }

    /// <summary>What is wrong with the bytes, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the next tag: field number and wire type. False at the end of the message.</summary>
    public bool TryTag(out uint tag)
    {
        var position = _position;
        if (position >= _end)
        {
            tag = 0;
            return false;
        }

        // After a fault it stands at the end: who comes here has none, and the numbers 1 to 15 take one byte.
        tag = _bytes[position];
        if (tag is >= 8 and < 0x80)
        {
            _position = position + 1;
            return true;
        }

        tag = unchecked((uint)VarInt());
        if (tag >> 3 == 0 && Fault is null)
        {
            Fail("a field has number 0");
        }

        return Fault is null;
    }

    /// <summary>Reads a number.</summary>
    public ulong VarInt()
    {
        // One byte for most lengths and the first tags, two for the tags from 16 on: both without a loop.
        var position = _position;
        if (position + 1 < _end)
        {
            uint first = _bytes[position];
            if (first < 0x80)
            {
                _position = position + 1;
                return first;
            }

            uint second = _bytes[position + 1];
            if (second < 0x80)
            {
                _position = position + 2;
                return (first & 0x7F) | (second << 7);
            }
        }

        return LongVarInt();
    }

    /// <summary>Reads a signed 64-bit number.</summary>
    public long Int64() => unchecked((long)VarInt());

    /// <summary>Reads a signed 32-bit number or an enum value.</summary>
    public int Int32() => unchecked((int)VarInt());

    /// <summary>Reads a truth value.</summary>
    public bool Bool() => VarInt() != 0;

    /// <summary>Reads a floating-point number.</summary>
    public double Double()
    {
        if (_end - _position < 8)
        {
            return Fail("a number ends too soon");
        }

        var value = BinaryPrimitives.ReadDoubleLittleEndian(_bytes[_position..]);
        _position += 8;
        return value;
    }

    /// <summary>Reads a text: where it stands.</summary>
    public WireText Text()
    {
        var position = _position;
        if (position < _end && _bytes[position] is < 0x80 and var brief && brief < _end - position)
        {
            _position = position + 1 + brief;
            return new WireText(position + 1, brief);
        }

        var length = Length();
        var text = new WireText(_position, length);
        _position += length;
        return text;
    }

    /// <summary>Enters a message inside this one; give the result to <see cref="Leave"/> when it has been read.</summary>
    public int Enter()
    {
        var length = Length();
        var outer = _end;
        _end = _position + length;
        return outer;
    }

    /// <summary>Goes back to the outer message.</summary>
    public void Leave(int outer)
    {
        _end = outer;
        if (Fault is not null)
        {
            _position = _end;
        }
    }

    /// <summary>Reads a timestamp; a second part of one adds to it.</summary>
    public void Time(ref WireTime time)
    {
        time.IsGiven = true;
        var outer = Enter();
        while (TryTag(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | 0:
                    time.Seconds = Int64();
                    break;
                case (2 << 3) | 0:
                    time.Nanos = Int32();
                    break;
                default:
                    Skip(tag);
                    break;
            }
        }

        Leave(outer);
    }

    /// <summary>Passes over a field that nobody keeps.</summary>
    public void Skip(uint tag) => Skip(tag, 0);

    /// <summary>Times have 5 bytes and amounts 3: the first byte without the high bit ends what is gathered from one word.</summary>
    private ulong LongVarInt()
    {
        const ulong HighBits = 0x8080_8080_8080_8080;
        var position = _position;
        if (_bytes.Length - position < sizeof(ulong))
        {
            return SlowVarInt();
        }

        var word = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[position..]);
        var ends = ~word & HighBits;
        var next = position + ((BitOperations.TrailingZeroCount(ends) + 1) >>> 3);
        if (ends == 0 || next > _end)
        {
            return SlowVarInt();
        }

        _position = next;
        word &= (ends ^ unchecked(ends - 1)) & ~HighBits;
        word = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) >> 1);
        word = (word & 0x0000_3FFF_0000_3FFF) | ((word & 0x3FFF_0000_3FFF_0000) >> 2);
        return (word & 0x0000_0000_0FFF_FFFF) | ((word & 0x0FFF_FFFF_0000_0000) >> 4);
    }

    private ulong SlowVarInt()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _end)
            {
                return Fail("a number ends too soon");
            }

            var next = _bytes[_position++];
            value |= shift < 64 ? (ulong)(next & 0x7F) << shift : 0;
            if (next < 0x80)
            {
                return value;
            }
        }

        return Fail("a number is longer than 10 bytes");
    }

    private void Skip(uint tag, int depth)
    {
        switch (tag & 7)
        {
            case 0:
                VarInt();
                break;
            case 1:
                Pass(8);
                break;
            case 2:
                Pass(Length());
                break;
            case 3:
                SkipGroup(tag, depth);
                break;
            case 5:
                Pass(4);
                break;
            default:
                Fail($"a field has wire type {tag & 7}");
                break;
        }
    }

    private void SkipGroup(uint start, int depth)
    {
        if (depth >= MaxDepth)
        {
            Fail($"groups are nested deeper than {MaxDepth}");
            return;
        }

        while (TryTag(out var tag))
        {
            if ((tag & 7) != 4)
            {
                Skip(tag, depth + 1);
                continue;
            }

            if (tag >> 3 != start >> 3)
            {
                Fail("a group ends that did not begin");
            }

            return;
        }

        Fail("a group does not end");
    }

    private void Pass(int length)
    {
        if (_end - _position < length)
        {
            Fail("a field ends too soon");
            return;
        }

        _position += length;
    }

    private int Length()
    {
        var length = unchecked((int)VarInt());
        if (length < 0 || length > _end - _position)
        {
            Fail($"a field of {length} bytes has {_end - _position} left");
            return 0;
        }

        return length;
    }

    private uint Fail(string fault)
    {
        Fault ??= fault;
        _position = _end;
        return 0;
    }
}
