using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Alerts;

/// <summary>One revision of an alert, as it is published. A suspicion (疑点), never a finding.</summary>
public sealed record RiskAlert
{
    /// <summary>Identity over all revisions, see <see cref="Alerts.AlertId"/>.</summary>
    public required string AlertId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required uint Revision { get; init; }

    /// <summary>What this revision says.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>The rule that was applied.</summary>
    public required RuleDefinition Rule { get; init; }

    /// <summary>What it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>The person it is about; not given where it is about no one person.</summary>
    public BeneficiaryId Beneficiary { get; init; }

    /// <summary>What the facts say; for a withdrawal only anchor, severity and place of what is withdrawn.</summary>
    public required AlertDraft Draft { get; init; }

    /// <summary>The case it belongs to, see <see cref="Alerts.CaseId"/>; a withdrawal names the one that it leaves.</summary>
    public required string CaseId { get; init; }

    /// <summary>The watermark when this revision was made.</summary>
    public required EventTimestamp AsOf { get; init; }

    /// <summary>Why it was withdrawn, or empty.</summary>
    public string WithdrawnReason { get; init; } = string.Empty;

    /// <summary>Whether it was found by a review of retained facts after a list changed.</summary>
    public bool Retrospective { get; init; }

    /// <summary>The fact whose change made this revision.</summary>
    public FactKey CausedBy { get; init; }
}
