using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Alerts;

/// <summary>The record that makes alerts be looked at again, and where what is said goes.</summary>
public sealed record Occasion
{
    /// <summary>The fact that changed.</summary>
    public required FactKey Cause { get; init; }

    /// <summary>Whose alerts they are; not given where they are about no one person.</summary>
    public BeneficiaryId Beneficiary { get; init; }

    /// <summary>Where it happened, for withdrawals.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>Region of that place.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>Why alerts that no longer hold are withdrawn, e.g. <c>REV:… took back evidence</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The partition's watermark.</summary>
    public required EventTimestamp AsOf { get; init; }

    /// <summary>The hour of event time that the partition's timers have reached; <c>default</c> where none is asked for.</summary>
    public EventTimestamp Now { get; init; }

    /// <summary>History that is loaded: what is said is remembered and not published.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>Takes a revision that is to be published.</summary>
    public required Action<RiskAlert> Publish { get; init; }

    /// <summary>Takes a journal entry that is to be stored.</summary>
    public required Action<SaidAlert> Record { get; init; }

    /// <summary>The same, at an institution.</summary>
    public Occasion At(ProviderId provider) => this with { Provider = provider };
}
