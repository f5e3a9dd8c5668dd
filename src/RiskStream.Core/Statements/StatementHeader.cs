using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using RiskStream.Checkpoints;
using RiskStream.EventTime;

namespace RiskStream.Statements;

/// <summary>Where a text stands in a statement's bytes.</summary>
internal readonly record struct TextSlice(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}

/// <summary>What all facts of a statement have in common, and where it stands in the bytes.</summary>
internal struct StatementHeader
{
    // Longer keys take an array; room on the stack is cleared at each call, so it is no larger than keys usually are.
    private const int MostStackBytes = 96;

    public EventTimestamp IngestedAt;
    public uint Version;
    public TextSlice Message, Encounter, Provider, Region;
    public int LineDiagnosesStart;
    public int FactsStart;
    public ulong MessageHash, EncounterHash;

    /// <summary>Reads the header of a statement that was kept.</summary>
    /// <exception cref="DamagedStateException">The bytes cannot be read.</exception>
    public static StatementHeader Read(ref StateReader reader)
    {
        var header = new StatementHeader
        {
            IngestedAt = new EventTimestamp(BinaryPrimitives.ReadInt64LittleEndian(reader.Take(8))),
            Version = checked((uint)reader.VarUInt()),
        };
        header.Message = Next(ref reader, out header.MessageHash);
        header.Encounter = Next(ref reader, out header.EncounterHash);
        header.Provider = Next(ref reader, out _);
        header.Region = Next(ref reader, out _);
        header.LineDiagnosesStart = reader.Position;
        for (var left = reader.Count(); left > 0; left--)
        {
            reader.Bytes();
        }

        header.FactsStart = reader.Position;
        return header;
    }

    /// <summary>Hash of a fact's key. Lines are unique within their encounter, so both hashes make theirs.</summary>
    public readonly ulong HashOf(FactKind kind, FactFlags flags, ReadOnlySpan<byte> id, ReadOnlySpan<byte> encounter)
    {
        if (kind == FactKind.Line && (flags & FactFlags.OwnKey) == 0)
        {
            return TextHash.Join(EncounterHash, TextHash.Of(id));
        }

        return HashOfFullKey(kind, flags, id, encounter);
    }

    /// <summary>Hash of the key of a line of its encounter's own numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong HashOfLine(in ShortText id) => TextHash.Join(EncounterHash, TextHash.Of(id));

    private static ulong HashOfFullKey(FactKind kind, FactFlags flags, ReadOnlySpan<byte> id, ReadOnlySpan<byte> encounter)
    {
        Span<byte> room = stackalloc byte[MostStackBytes];
        return TextHash.Of(FullKey(kind, flags, FactKinds.IsOnePerEncounter(kind) ? encounter : id, id, room));
    }

    /// <summary>A key that is not a line's, in full.</summary>
    public static ReadOnlySpan<byte> FullKey(
        FactKind kind, FactFlags flags, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> id, Span<byte> room)
    {
        if ((flags & FactFlags.OwnKey) != 0)
        {
            return id;
        }

        var prefix = FactKinds.PrefixOf(kind);
        var length = prefix.Length + rest.Length;
        room = length <= room.Length ? room[..length] : new byte[length];
        prefix.CopyTo(room);
        rest.CopyTo(room[prefix.Length..]);
        return room;
    }

    private static TextSlice Next(ref StateReader reader, out ulong hash)
    {
        var text = reader.Bytes();
        hash = TextHash.Of(text);
        return new TextSlice(reader.Position - text.Length, text.Length);
    }
}
