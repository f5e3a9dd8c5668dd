using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Stages;

/// <summary>
/// A person's timeline: what was stated, and which alerts were said. Holds nothing that rules worked out, so a new or changed rule
/// has its full history at once. Touched only by the person stage that owns the partition.
/// </summary>
public sealed class PersonState : KeyedState
{
    private const byte AssertionEntry = 1;
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

    /// <summary>Adds a statement. Returns false if it was already there.</summary>
    public bool Add(Assertion assertion)
    {
        if (!Ledger.Add(assertion))
        {
            return false;
        }

        Write(Pending, assertion);
        return true;
    }

    /// <summary>Stores a journal entry.</summary>
    public void Record(SaidAlert said) => Write(Pending, said);

    /// <summary>Forgets what lies before the horizons.</summary>
    public void Forget(EventTimestamp horizon, EventTimestamp stayHorizon)
    {
        var forgot = Ledger.Forget(horizon, stayHorizon);
        if (Journal.Forget(stayHorizon) || forgot)
        {
            RequireRewrite();
        }
    }

    /// <inheritdoc/>
    protected override void ReadEntry(ref StateReader reader)
    {
        var kind = reader.Byte();
        switch (kind)
        {
            case AssertionEntry:
                Ledger.Add(ReadAssertion(ref reader));
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
        foreach (var assertion in Ledger.Assertions)
        {
            Write(writer, assertion);
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

    private static void Write(StateWriter writer, Assertion assertion)
    {
        writer.Byte(AssertionEntry);
        writer.Text(assertion.Key.Value);
        writer.VarUInt(assertion.Version);
        writer.VarInt(assertion.IngestedAt.Micros);
        writer.Text(assertion.MessageId);
        writer.Text(assertion.Parent.Value);
        writer.VarUInt(assertion.ParentVersion);
        writer.Bool(assertion.TooLate);
        FactCodec.Write(writer, assertion.Content);
    }

    private static Assertion ReadAssertion(ref StateReader reader) => new()
    {
        Key = new FactKey(reader.Text()),
        Version = (uint)reader.VarUInt(),
        IngestedAt = new EventTimestamp(reader.VarInt()),
        MessageId = reader.Text(),
        Parent = new FactKey(reader.OptionalText()!),
        ParentVersion = (uint)reader.VarUInt(),
        TooLate = reader.Bool(),
        Content = FactCodec.Read(ref reader),
    };
}
