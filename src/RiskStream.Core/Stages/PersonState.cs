using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Stages;

/// <summary>
/// A person's timeline: what was stated, and which alerts were said. Holds nothing that rules worked out, so a new or changed rule
/// has its full history at once. Touched only by the person stage that owns the partition.
/// </summary>
public sealed class PersonState : KeyedState
{
    private const byte StatementEntry = 1;
    private const byte SaidEntry = 2;

    /// <summary>A person of whom nothing is known yet.</summary>
    public PersonState(string key)
        : base(key)
    {
    }

    /// <summary>What was stated.</summary>
    public PersonLedger Ledger { get; } = new();

    /// <summary>What was said.</summary>
    public AlertJournal Journal { get; } = new();

    /// <summary>Whether nothing is known of the person and nothing was said.</summary>
    public bool IsEmpty => Ledger.IsEmpty && Journal.IsEmpty;

    /// <summary>Which rules have nothing to say; worked out, and not stored.</summary>
    public QuietRules Quiet { get; } = new();

    /// <summary>Adds a statement. Returns false if it says nothing that was not said before.</summary>
    public bool Add(Statement statement)
    {
        if (!Ledger.Add(statement))
        {
            return false;
        }

        Write(Pending, statement);
        return true;
    }

    /// <summary>Stores a journal entry.</summary>
    public void Record(SaidAlert said) => Write(Pending, said);

    /// <summary>Forgets what lies before the horizons, and returns what held of the encounters.</summary>
    public IReadOnlyList<EncounterFacts> Forget(EventTimestamp horizon, EventTimestamp stayHorizon)
    {
        var forgot = Ledger.Forget(horizon, stayHorizon, out var gone);
        if (Journal.Forget(stayHorizon) || forgot)
        {
            RequireRewrite();
        }

        return gone;
    }

    /// <inheritdoc/>
    protected override void ReadEntry(ref StateReader reader)
    {
        var kind = reader.Byte();
        switch (kind)
        {
            case StatementEntry:
                Ledger.Add(Statement.Parse(reader.Bytes().ToArray()));
                break;
            case SaidEntry:
                Journal.Restore(SaidAlertCodec.Read(ref reader));
                break;
            default:
                throw new DamagedStateException($"{kind} is no kind of entry of a person");
        }
    }

    /// <inheritdoc/>
    protected override void WriteEntries(StateWriter writer)
    {
        foreach (var statement in Ledger.Statements)
        {
            Write(writer, statement);
        }

        foreach (var said in Journal.Entries)
        {
            Write(writer, said);
        }
    }

    private static void Write(StateWriter writer, SaidAlert said)
    {
        writer.Byte(SaidEntry);
        SaidAlertCodec.Write(writer, said);
    }

    private static void Write(StateWriter writer, Statement statement)
    {
        writer.Byte(StatementEntry);
        writer.Bytes(statement.Bytes);
    }
}
