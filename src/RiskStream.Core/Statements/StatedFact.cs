using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>What is known of a stated fact without reading all of it.</summary>
internal readonly record struct StatedFact
{
    /// <summary>Hash of its key; equal keys have equal hashes, and whoever relies on it compares the keys too.</summary>
    public required ulong Key { get; init; }

    /// <summary>When it happened, no later than a correct clock can have said.</summary>
    public required EventTimestamp Time { get; init; }

    /// <summary>Where it begins in the statement.</summary>
    public required int Start { get; init; }

    /// <summary>What it is.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>What was noted of it.</summary>
    public required FactFlags Flags { get; init; }

    /// <summary>Of lines: the kind of charge.</summary>
    public ChargeClass Class { get; init; }

    /// <summary>Of lines and settlements: what they are for.</summary>
    public ServiceKind Service { get; init; }

    /// <summary>Whether it came beyond the allowed lateness.</summary>
    public bool TooLate => (Flags & FactFlags.TooLate) != 0;

    /// <summary>Whether it is a line inside a settlement.</summary>
    public bool InSettlement => (Flags & FactFlags.InSettlement) != 0;

    /// <summary>Whether it says that its encounter is a stay.</summary>
    public bool SaysStay =>
        Kind == FactKind.Admission || (Kind == FactKind.Settlement && Service == ServiceKind.Inpatient);
}
