using System.Buffers.Binary;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Statements;

/// <summary>
/// What one message states about one encounter, in the bytes in which it is kept, with an index of its facts. Immutable, so it may be
/// shared; facts are read from the bytes when somebody asks for them.
/// </summary>
public sealed class Statement
{
    /// <summary>How many bytes the index takes for each fact.</summary>
    public const int IndexBytesPerFact = 24;

    private const int MostStackBytes = 96;

    private readonly byte[] _bytes;
    private readonly StatedFact[] _facts;
    private readonly StatementHeader _header;

    /// <summary>A statement as it was just written or read; the arrays then belong to it.</summary>
    internal Statement(byte[] bytes, in StatementHeader header, StatedFact[] facts)
    {
        _bytes = bytes;
        _header = header;
        _facts = facts;
        var bound = header.IngestedAt + PartitionClock.MaxClockLead;
        foreach (ref var fact in facts.AsSpan())
        {
            if (fact.Time > bound && header.IngestedAt.IsGiven)
            {
                fact.Time = bound;
                Clamped++;
            }
        }

        Traits = FactTraits.Of(facts);
    }

    /// <summary>When the platform took it in.</summary>
    public EventTimestamp IngestedAt => _header.IngestedAt;

    /// <summary>1, 2, 3 …; a higher version replaces a lower one.</summary>
    public uint Version => _header.Version;

    /// <summary>How many facts it states.</summary>
    public int Count => _facts.Length;

    /// <summary>The form that is kept.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>How many of its times lay more than <see cref="PartitionClock.MaxClockLead"/> after its ingestion.</summary>
    public int Clamped { get; }

    /// <summary>The encounter.</summary>
    public EncounterId Encounter => new(_header.Encounter.Length == 0 ? null! : TextPool.Current.Text(EncounterText));

    /// <summary>Where.</summary>
    public ProviderId Provider => new(_header.Provider.Length == 0 ? null! : TextPool.Current.Text(_header.Provider.Of(_bytes)));

    /// <summary>Region code of that place, or empty.</summary>
    public string Region => TextPool.Current.Text(_header.Region.Of(_bytes));

    /// <summary>Hash of the encounter's id.</summary>
    internal ulong EncounterHash => _header.EncounterHash;

    /// <summary>Hash of the message id.</summary>
    internal ulong MessageHash => _header.MessageHash;

    /// <summary>Whether it carries diagnoses for its lines.</summary>
    internal bool HasLineDiagnoses => _header.FactsStart > _header.LineDiagnosesStart + 1;

    /// <summary>What there is among its facts.</summary>
    internal FactTraits Traits { get; }

    /// <summary>The encounter's id.</summary>
    internal ReadOnlySpan<byte> EncounterText => _header.Encounter.Of(_bytes);

    /// <summary>The message's id.</summary>
    internal ReadOnlySpan<byte> MessageText => _header.Message.Of(_bytes);

    /// <summary>Its facts.</summary>
    internal ReadOnlySpan<StatedFact> Facts => _facts;

    /// <summary>Reads the kept form; the bytes then belong to the statement.</summary>
    /// <exception cref="DamagedStateException">The bytes cannot be read.</exception>
    public static Statement Parse(byte[] bytes)
    {
        var reader = new StateReader(bytes);
        var header = StatementHeader.Read(ref reader);
        var facts = new StatedFact[CountFacts(reader)];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = Next(ref reader, header, bytes);
        }

        return new Statement(bytes, header, facts);
    }

    /// <summary>What a fact is.</summary>
    public FactKind KindOf(int index) => _facts[index].Kind;

    /// <summary>When a fact happened, no later than a correct clock can have said.</summary>
    public EventTimestamp TimeOf(int index) => _facts[index].Time;

    /// <summary>The key of a fact.</summary>
    public FactKey KeyOf(int index)
    {
        var id = IdOf(index);
        var fact = _facts[index];
        if (fact.Kind == FactKind.Line && (fact.Flags & FactFlags.OwnKey) == 0)
        {
            return new FactKey($"FEE:{TextPool.Current.Text(EncounterText)}:{TextPool.Current.Text(id)}");
        }

        Span<byte> room = stackalloc byte[MostStackBytes];
        var rest = FactKinds.IsOnePerEncounter(fact.Kind) ? EncounterText : id;
        return new FactKey(TextPool.Current.Text(StatementHeader.FullKey(fact.Kind, fact.Flags, rest, id, room)));
    }

    /// <summary>A fact, read from the bytes.</summary>
    public Fact FactOf(int index)
    {
        var reader = BodyOf(index);
        reader.Bytes();
        var fact = _facts[index];
        var place = new FactPlace(fact.Time, Encounter, Provider, Region);
        var read = FactReading.Read(ref reader, fact, place, LineDiagnoses());
        return read is Settlement { BegunAt: var begun } settlement && IngestedAt.IsGiven && begun > IngestedAt + PartitionClock.MaxClockLead
            ? settlement with { BegunAt = IngestedAt + PartitionClock.MaxClockLead }
            : read;
    }

    /// <summary>What a line charges, read from the bytes.</summary>
    internal ChargedItem ItemOf(int index)
    {
        var reader = BodyOf(index);
        reader.Bytes();
        return FactReading.ReadItem(ref reader);
    }

    /// <summary>The item of a line, read from the bytes.</summary>
    internal string ItemCodeOf(int index)
    {
        var reader = BodyOf(index);
        reader.Bytes();
        return FactReading.ReadItemCode(ref reader);
    }

    /// <summary>The same statement with the given facts noted as too late.</summary>
    public Statement WithTooLate(IEnumerable<int> facts)
    {
        var bytes = _bytes.AsSpan().ToArray();
        foreach (var index in facts)
        {
            bytes[_facts[index].Start + 1] |= (byte)FactFlags.TooLate;
        }

        return Parse(bytes);
    }

    /// <summary>The diagnoses that all of its lines carry.</summary>
    internal IReadOnlyList<string> LineDiagnoses() =>
        HasLineDiagnoses ? new StateReader(_bytes, _header.LineDiagnosesStart).Texts() : [];

    /// <summary>Whether two facts have one key.</summary>
    internal static bool HaveOneKey(Statement left, int leftIndex, Statement right, int rightIndex) =>
        left._facts[leftIndex].Key == right._facts[rightIndex].Key && left.KeyOf(leftIndex) == right.KeyOf(rightIndex);

    /// <summary>Whether two facts say the same, whenever they were taken in and found late.</summary>
    internal static bool SayTheSame(Statement left, int leftIndex, Statement right, int rightIndex) =>
        left.Version == right.Version
        && left.MessageText.SequenceEqual(right.MessageText)
        && left.EncounterText.SequenceEqual(right.EncounterText)
        && left.PlaceBytes.SequenceEqual(right.PlaceBytes)
        && left.ContentOf(leftIndex).SequenceEqual(right.ContentOf(rightIndex))
        && left._facts[leftIndex].Kind == right._facts[rightIndex].Kind
        && left._facts[leftIndex].InSettlement == right._facts[rightIndex].InSettlement;

    /// <summary>Which of two statements of one fact holds: the version, then the later ingestion; the rest only makes it definite.</summary>
    internal static int ComparePrecedence(Statement left, int leftIndex, Statement right, int rightIndex)
    {
        var order = left.Version.CompareTo(right.Version);
        order = order != 0 ? order : left.IngestedAt.CompareTo(right.IngestedAt);
        order = order != 0 ? order : left.MessageText.SequenceCompareTo(right.MessageText);
        order = order != 0 ? order : left._facts[leftIndex].InSettlement.CompareTo(right._facts[rightIndex].InSettlement);
        order = order != 0 ? order : left.ContentOf(leftIndex).SequenceCompareTo(right.ContentOf(rightIndex));
        return order != 0 ? order : left.PlaceBytes.SequenceCompareTo(right.PlaceBytes);
    }

    private ReadOnlySpan<byte> PlaceBytes => _bytes.AsSpan(_header.Provider.Start, _header.FactsStart - _header.Provider.Start);

    private static int CountFacts(StateReader reader)
    {
        var count = 0;
        for (; !reader.AtEnd; count++)
        {
            reader.Take(2);
            reader.Take(BinaryPrimitives.ReadInt32LittleEndian(reader.Take(4)));
        }

        return count;
    }

    private ReadOnlySpan<byte> ContentOf(int index)
    {
        var start = _facts[index].Start + 2;
        return _bytes.AsSpan(start, 4 + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(start)));
    }

    private StateReader BodyOf(int index)
    {
        var reader = new StateReader(_bytes, _facts[index].Start + 6);
        reader.Time();
        return reader;
    }

    private ReadOnlySpan<byte> IdOf(int index) => BodyOf(index).Bytes();

    private static StatedFact Next(ref StateReader reader, in StatementHeader header, byte[] bytes)
    {
        var start = reader.Position;
        var kind = (FactKind)reader.Byte();
        var flags = (FactFlags)reader.Byte();
        var body = new StateReader(reader.Take(BinaryPrimitives.ReadInt32LittleEndian(reader.Take(4))));
        var time = body.Time();
        var id = body.Bytes();
        var first = kind is FactKind.Line or FactKind.Settlement ? body.Byte() : (byte)0;
        return new StatedFact
        {
            Key = header.HashOf(kind, flags, id, header.Encounter.Of(bytes)),
            Time = time,
            Start = start,
            Kind = kind,
            Flags = flags,
            Class = kind == FactKind.Line ? (ChargeClass)first : default,
            Service = kind == FactKind.Line ? (ServiceKind)body.Byte() : (ServiceKind)first,
        };
    }
}
