using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Windows;

namespace RiskStream.Stages;

/// <summary>
/// What is kept of one subject at an institution, whatever its uses are uses of. Touched only by the institution stage that owns the
/// partition.
/// </summary>
public abstract class InstitutionState : KeyedState
{
    /// <summary>The kind of entry that a said alert is.</summary>
    protected const byte SaidEntry = 2;

    /// <summary>A subject of which nothing is known.</summary>
    protected InstitutionState(string key)
        : base(key)
    {
    }

    /// <summary>The days that reviewers confirmed.</summary>
    public ConfirmedSpans Confirmed { get; } = new();

    /// <summary>What was said.</summary>
    public AlertJournal Journal { get; } = new();

    /// <summary>Region of the last change that named one, or empty: a review has no record that says it.</summary>
    public string Region { get; protected set; } = string.Empty;

    /// <summary>Stores a journal entry.</summary>
    public void Record(SaidAlert said) => Write(Pending, said);

    /// <summary>Forgets what rules measured: the lists that they asked have changed.</summary>
    public abstract void ForgetMeasured();

    /// <summary>Forgets the days before one.</summary>
    public abstract void Forget(CivilDay horizon);

    /// <summary>Writes a journal entry.</summary>
    protected static void Write(StateWriter writer, SaidAlert said)
    {
        writer.Byte(SaidEntry);
        SaidAlertCodec.Write(writer, said);
    }
}
