using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>A decoded record of the input: what one message states about one beneficiary.</summary>
public sealed record PersonEvent
{
    /// <summary>Whom it is about.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>When it happened.</summary>
    public required EventTimestamp EventTime { get; init; }

    /// <summary>When the platform took it in; the broker's time if the adapter gave none.</summary>
    public required EventTimestamp IngestedAt { get; init; }

    /// <summary>What it states. Empty for event types that no rule uses yet.</summary>
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>History that is loaded: updates state, pushes no live alert.</summary>
    public bool IsBackfill { get; init; }
}
