using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// Walks over the bytes of protobuf messages. After a fault it stands at the end, so that loops end; the caller looks at
/// <see cref="Fault"/>. Follows the encoding as Google's own parsers do, unknown fields and groups included.
/// </summary>
internal ref struct ProtobufReader
{
    private const int MaxDepth = 100;

    private readonly ReadOnlySpan<byte> _bytes;

    // The last place at which a whole word can be read; negative where there is none.
    private readonly int _lastWord;
    private int _position;
    private int _end;

    // The field that was read last: its number, or where its bytes stand.
    private ulong _number;
    private int _start;
    private int _length;

    public ProtobufReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _end = bytes.Length;
        _lastWord = bytes.Length - sizeof(ulong);
    }

    /// <summary>What is wrong with the bytes, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// Reads the next field, its tag (field number and wire type) and what it holds, which one of the methods below then gives. A field
    /// that nobody asks for is passed over by that. False at the end of the message.
    /// </summary>
    public bool TryField(out uint tag)
    {
        // Nearly all fields begin with a tag of one or two bytes, and a length of one or a number that ends in the same word: these are
        // read here, out of one word, and everything else step by step.
        var at = _position;
        if (at >= _end || at > _lastWord)
        {
            return TryRareField(out tag);
        }

        var word = Word(at);
        unchecked
        {
            var taken = 1;
            var read = (uint)word & 0xFF;
            if (read >= 0x80)
            {
                taken = 2;
                word >>= 8;
                read = (read & 0x7F) | (((uint)word & 0xFF) << 7);
            }

            word >>= 8;
            at += taken;
            tag = read;
            var length = (int)word & 0xFF;
            switch (read & 7)
            {
                case 2 when read is >= 8 and < 0x4000 && length < 0x80 && length < _end - at:
                    _start = at + 1;
                    _length = length;
                    _position = at + 1 + length;
                    return true;
                case 0 when read is >= 8 and < 0x4000 && Gather(word, out var number) is var bytes
                    && bytes + taken <= sizeof(ulong) && bytes <= _end - at:
                    _number = number;
                    _position = at + bytes;
                    return true;
                default:
                    return TryRareField(out tag);
            }
        }
    }

    /// <summary>The field as a signed 64-bit number.</summary>
    public readonly long Int64() => unchecked((long)_number);

    /// <summary>The field as a signed 32-bit number or an enum value.</summary>
    public readonly int Int32() => unchecked((int)_number);

    /// <summary>The field as an unsigned 32-bit number.</summary>
    public readonly uint UInt32() => unchecked((uint)_number);

    /// <summary>The field as a truth value.</summary>
    public readonly bool Bool() => _number != 0;

    /// <summary>The field as a floating-point number.</summary>
    public readonly double Double() => BitConverter.UInt64BitsToDouble(_number);

    /// <summary>The field as a text: where it stands.</summary>
    public readonly WireText Text() => new(_start, _length);

    /// <summary>Enters the field as a message inside this one; give the result to <see cref="Leave"/> when it has been read.</summary>
    public int Enter()
    {
        var outer = _end;
        _position = _start;
        _end = _start + _length;
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

    /// <summary>The field as a timestamp; a second part of one adds to it.</summary>
    public void Time(ref WireTime time)
    {
        const int WholeSecondBytes = 6;
        time.IsGiven = true;
        if (_length == WholeSecondBytes && _bytes[_start] == ((1 << 3) | 0) && TryGather(_start + 1, out var seconds) == WholeSecondBytes - 1)
        {
            time.Seconds = unchecked((long)seconds);
            return;
        }

        var outer = Enter();
        while (TryField(out var tag))
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
                    break;
            }
        }

        Leave(outer);
    }

    private bool TryRareField(out uint tag)
    {
        if (_position >= _end)
        {
            tag = 0;
            return false;
        }

        tag = Tag();
        ReadValue(tag, 0);
        return Fault is null;
    }

    private readonly int TryGather(int position, out ulong value)
    {
        value = 0;
        if (position > _lastWord)
        {
            return 0;
        }

        var taken = Gather(Word(position), out value);
        return taken <= sizeof(ulong) ? taken : 0;
    }

    /// <summary>
    /// Gathers a number from the bytes of one word: times have 5 bytes and amounts 3, and the first byte without the high bit ends it.
    /// Returns how many bytes it takes; more than there are where it does not end in the word.
    /// </summary>
    private static int Gather(ulong word, out ulong value)
    {
        const ulong HighBits = 0x8080_8080_8080_8080;
        if ((word & 0x80) == 0)
        {
            value = word & 0x7F;
            return 1;
        }

        var ends = ~word & HighBits;
        word &= (ends ^ unchecked(ends - 1)) & ~HighBits;
        word = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) >> 1);
        word = (word & 0x0000_3FFF_0000_3FFF) | ((word & 0x3FFF_0000_3FFF_0000) >> 2);
        value = (word & 0x0000_0000_0FFF_FFFF) | ((word & 0x0FFF_FFFF_0000_0000) >> 4);
        return (BitOperations.TrailingZeroCount(ends) >>> 3) + 1;
    }

    /// <summary>The word that begins at a place up to the last one: the caller has looked, so nothing is asked again.</summary>
    private readonly ulong Word(int position)
    {
        Debug.Assert(position >= 0 && position <= _lastWord, "a word ends behind the record");
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), position));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    private ulong VarInt()
    {
        var taken = TryGather(_position, out var gathered);
        if (taken > 0 && _position + taken <= _end)
        {
            _position += taken;
            return gathered;
        }

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

    private uint Tag()
    {
        var tag = unchecked((uint)VarInt());
        if (tag >> 3 == 0)
        {
            Fail("a field has number 0");
        }

        return tag;
    }

    private void ReadValue(uint tag, int depth)
    {
        switch (tag & 7)
        {
            case 0:
                _number = VarInt();
                break;
            case 1:
                _number = Fixed64();
                break;
            case 2:
                _length = Length();
                _start = _position;
                _position += _length;
                break;
            case 3:
                PassGroup(tag, depth);
                break;
            case 5:
                Pass(4);
                break;
            default:
                Fail($"a field has wire type {tag & 7}");
                break;
        }
    }

    private void PassGroup(uint start, int depth)
    {
        if (depth >= MaxDepth)
        {
            Fail($"groups are nested deeper than {MaxDepth}");
            return;
        }

        while (_position < _end)
        {
            var tag = Tag();
            if ((tag & 7) != 4)
            {
                ReadValue(tag, depth + 1);
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

    private ulong Fixed64()
    {
        var start = _position;
        Pass(8);
        return Fault is null ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[start..]) : 0;
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
