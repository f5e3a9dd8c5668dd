using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>
/// Writes a statement in the form that is kept: first what all of its facts have in common, then the facts. The form is canonical:
/// the same statement always has the same bytes, whoever writes it. Reusable; used by one caller at a time.
/// </summary>
/// <remarks>
/// Header: ingestion time (8 bytes), version, texts message, encounter, provider, region, diagnoses of all lines. Each fact: kind,
/// flags, length of the rest (4 bytes), event time, id, then what its kind has of its own. Numbers are little-endian or variable-length
/// quantities, signed ones zigzag; texts are UTF-8 behind their length; times are whole seconds where they are.
/// The index of the facts is made on the way, so that nobody reads again what was just written.
/// </remarks>
public sealed class StatementWriter
{
    private const int FactHeaderBytes = 6;

    private byte[] _buffer = new byte[4096];
    private StatedFact[] _facts = new StatedFact[16];
    private StatementHeader _header;
    private int _length;
    private int _count;
    private int _openFact;

    // The facts of a statement mostly have one time, so it is put into bytes once.
    private EventTimestamp _lastTime;
    private ulong _lastTimeBytes;
    private int _lastTimeLength;

    /// <summary>Starts a statement: when it was taken in, and its version. <see cref="Head"/> follows.</summary>
    public void Begin(EventTimestamp ingestedAt, uint version)
    {
        _length = 8;
        _count = 0;
        _openFact = -1;
        _header = new StatementHeader { IngestedAt = ingestedAt, Version = version };
        BinaryPrimitives.WriteInt64LittleEndian(_buffer, ingestedAt.Micros);
        VarUInt(version);
    }

    /// <summary>Writes what all facts have in common; the diagnoses of its lines follow, then its facts.</summary>
    public void Head(ReadOnlySpan<byte> message, ReadOnlySpan<byte> encounter, ReadOnlySpan<byte> provider, ReadOnlySpan<byte> region)
    {
        _header.Message = Slice(message);
        _header.Encounter = Slice(encounter);
        _header.Provider = Slice(provider);
        _header.Region = Slice(region);
        _header.LineDiagnosesStart = _length;
        _header.MessageHash = TextHash.Of(message);
        _header.EncounterHash = TextHash.Of(encounter);
    }

    /// <summary>Starts a fact; its own values follow.</summary>
    public void BeginFact(FactKind kind, FactFlags flags, EventTimestamp time, ReadOnlySpan<byte> id)
    {
        var encounter = _buffer.AsSpan(_header.Encounter.Start, _header.Encounter.Length);
        BeginFact(kind, flags, time, _header.HashOf(kind, flags, id, encounter));
        Text(id);
    }

    private ref StatedFact BeginFact(FactKind kind, FactFlags flags, EventTimestamp time, ulong key)
    {
        EndFact();
        if (_count == _facts.Length)
        {
            Array.Resize(ref _facts, 2 * _facts.Length);
        }

        _header.FactsStart = _count == 0 ? _length : _header.FactsStart;
        ref var fact = ref _facts[_count++];
        fact.Key = key;
        fact.Time = time;
        fact.Start = _openFact = _length;
        fact.Kind = kind;
        fact.Flags = flags;
        fact.Class = default;
        fact.Service = default;
        var room = Room(FactHeaderBytes);
        room[1] = (byte)flags;
        room[0] = (byte)kind;
        _length += FactHeaderBytes;
        Time(time);
        return ref fact;
    }

    /// <summary>Starts a charge line; its other values follow.</summary>
    public void BeginLine(FactFlags flags, EventTimestamp time, ReadOnlySpan<byte> id, ChargeClass charge, ServiceKind service)
    {
        BeginFact(FactKind.Line, flags, time, id);
        EndLineHead(ref _facts[_count - 1], charge, service);
    }

    /// <summary>Writes a charge line of its encounter's own numbers whose texts are short, as nearly all are, in one go.</summary>
    public void Line(in ShortLine line)
    {
        // Header, time, four texts, two kinds, and three numbers of up to 10 bytes.
        const int MostBytes = FactHeaderBytes + 10 + (4 * (ShortText.MaxLength + 1)) + 2 + (3 * 10);
        ref var fact = ref BeginFact(FactKind.Line, line.Flags, line.Time, _header.HashOfLine(line.Number));
        fact.Class = line.Class;
        fact.Service = line.Service;

        // There is room for the longest one, so nothing is asked at each store.
        Room(MostBytes);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_buffer);
        var at = Put(ref first, _length, line.Number);
        Unsafe.Add(ref first, at) = (byte)line.Class;
        Unsafe.Add(ref first, at + 1) = (byte)line.Service;
        at = Put(ref first, at + 2, line.QuantityE4);
        at = Put(ref first, at, line.AmountFen);
        at = Put(ref first, at, line.Item);
        at = Put(ref first, at, line.Doctor);
        at = Put(ref first, at, line.Batch);
        _length = Put(ref first, at, line.SupplyDays);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref byte first, int at, in ShortText text)
    {
        Unsafe.Add(ref first, at) = (byte)text.Length;
        text.Block.StoreUnsafe(ref first, (nuint)(at + 1));
        return at + 1 + text.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Put(ref byte first, int at, long number)
    {
        var value = unchecked((ulong)((number << 1) ^ (number >> 63)));
        while (value >= 0x80)
        {
            Unsafe.Add(ref first, at++) = unchecked((byte)(value | 0x80));
            value >>= 7;
        }

        Unsafe.Add(ref first, at) = (byte)value;
        return at + 1;
    }

    private void EndLineHead(ref StatedFact fact, ChargeClass charge, ServiceKind service)
    {
        fact.Class = charge;
        fact.Service = service;
        var room = Room(2);
        room[1] = (byte)service;
        room[0] = (byte)charge;
        _length += 2;
    }

    /// <summary>Starts a settlement; its other values follow.</summary>
    public void BeginSettlement(FactFlags flags, EventTimestamp time, ReadOnlySpan<byte> id, ServiceKind service)
    {
        BeginFact(FactKind.Settlement, flags, time, id);
        Byte((byte)service);
        _facts[_count - 1].Service = service;
    }

    /// <summary>The statement. The writer may then be used for the next one.</summary>
    public Statement ToStatement()
    {
        EndFact();
        if (_count == 0)
        {
            _header.FactsStart = _length;
        }

        return new Statement(_buffer.AsSpan(0, _length).ToArray(), _header, _facts.AsSpan(0, _count).ToArray());
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
        if (value < 0x80)
        {
            Byte((byte)value);
            return;
        }

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
        if (time == _lastTime && _lastTimeLength > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), _lastTimeBytes);
            _length += _lastTimeLength;
            return;
        }

        var start = _length;
        var seconds = time.Micros / Micro.Second;
        VarInt(seconds * Micro.Second == time.Micros ? seconds << 1 : unchecked((time.Micros << 1) | 1));
        if (_length - start <= sizeof(ulong))
        {
            _lastTime = time;
            _lastTimeLength = _length - start;
            _lastTimeBytes = BinaryPrimitives.ReadUInt64LittleEndian(Written(start, sizeof(ulong)));
        }
    }

    /// <summary>Writes a text.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 0x80)
        {
            // Nearly all texts are short; one look at the room that is left does for both.
            var room = Room(utf8.Length + 1);
            CopyShort(utf8, room.Slice(1, utf8.Length));
            room[0] = (byte)utf8.Length;
            _length += utf8.Length + 1;
            return;
        }

        VarUInt((ulong)utf8.Length);
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>Writes a short text.</summary>
    public void Text(in ShortText text)
    {
        var room = Room(ShortText.MaxLength + 1);
        room[0] = (byte)text.Length;
        text.Block.StoreUnsafe(ref room[1]);
        _length += text.Length + 1;
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

    /// <summary>Two words that overlap are all of a text of 4 to 16 bytes: no call, no loop.</summary>
    private static void CopyShort(ReadOnlySpan<byte> text, Span<byte> room)
    {
        if (text.Length is >= 8 and <= 16)
        {
            var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
            BinaryPrimitives.WriteUInt64LittleEndian(room, BinaryPrimitives.ReadUInt64LittleEndian(text));
            BinaryPrimitives.WriteUInt64LittleEndian(room[^8..], last);
        }
        else if (text.Length is >= 4 and < 8)
        {
            var last = BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
            BinaryPrimitives.WriteUInt32LittleEndian(room, BinaryPrimitives.ReadUInt32LittleEndian(text));
            BinaryPrimitives.WriteUInt32LittleEndian(room[^4..], last);
        }
        else
        {
            text.CopyTo(room);
        }
    }

    private TextSlice Slice(ReadOnlySpan<byte> utf8)
    {
        Text(utf8);
        return new TextSlice(_length - utf8.Length, utf8.Length);
    }

    private void EndFact()
    {
        if (_openFact < 0)
        {
            return;
        }

        var length = _length - _openFact - FactHeaderBytes;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_openFact + 2), length);
        _openFact = -1;
    }

    /// <summary>What was written at a place, with room behind it if it is shorter than asked for.</summary>
    private ReadOnlySpan<byte> Written(int start, int bytes)
    {
        Room(bytes);
        return _buffer.AsSpan(start, bytes);
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
