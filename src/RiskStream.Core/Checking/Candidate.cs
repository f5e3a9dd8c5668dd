using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Checking;

/// <summary>What a hospital is about to do, as it would be stated if it were done. Immutable.</summary>
public sealed record Candidate
{
    /// <summary>When it asks.</summary>
    public required CareScenario Scenario { get; init; }

    /// <summary>Whom it is about.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>The visit or stay.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>When it would happen.</summary>
    public required EventTimestamp At { get; init; }

    /// <summary>What would be stated.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>
    /// What the hospital says was already done in the encounter, one fact a statement: it counts where it was not stated yet, and nothing is
    /// asked of it.
    /// </summary>
    public IReadOnlyList<Statement> Context { get; init; } = [];

    /// <summary>急救、抢救: nobody is refused. What is stated of the encounter may say so too.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>医疗类别 (med_type) of emergencies.</summary>
    public IReadOnlyCollection<string> EmergencyTypes { get; init; } = ["13", "24"];
}
