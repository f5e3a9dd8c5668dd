using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>What is known of a stated fact without reading all of it.</summary>
internal struct StatedFact
{
    /// <summary>Hash of its key; equal keys have equal hashes, and whoever relies on it compares the keys too.</summary>
    public ulong Key;

    /// <summary>When it happened, no later than a correct clock can have said.</summary>
    public EventTimestamp Time;

    /// <summary>Where it begins in the statement.</summary>
    public int Start;

    /// <summary>What it is.</summary>
    public FactKind Kind;

    /// <summary>What was noted of it.</summary>
    public FactFlags Flags;

    /// <summary>Of lines: the kind of charge.</summary>
    public ChargeClass Class;

    /// <summary>Of lines and settlements: what they are for.</summary>
    public ServiceKind Service;

    /// <summary>Whether it came beyond the allowed lateness.</summary>
    public readonly bool TooLate => (Flags & FactFlags.TooLate) != 0;

    /// <summary>Whether it is a line inside a settlement.</summary>
    public readonly bool InSettlement => (Flags & FactFlags.InSettlement) != 0;

    /// <summary>Whether it is a line with trace codes.</summary>
    public readonly bool IsTraced => (Flags & FactFlags.Traced) != 0;

    /// <summary>Whether it says that its encounter is a stay.</summary>
    public readonly bool SaysStay =>
        Kind == FactKind.Admission || (Kind == FactKind.Settlement && Service == ServiceKind.Inpatient);
}
