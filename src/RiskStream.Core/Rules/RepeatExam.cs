using RiskStream.Alerts;
using RiskStream.Operators;

namespace RiskStream.Rules;

/// <summary>
/// Examinations of one group done to one person again, at institutions of any kind: too soon after the last one (OP2), or too often
/// within windows (OP1). Groups and gaps are those of the list frequency_cap. What an encounter has of a group on one civil day is
/// one examination.
/// </summary>
public sealed record RepeatExam : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["frequency_cap"];

    /// <summary>The severity of a gap shorter than the list's.</summary>
    public required Severity GapSeverity { get; init; }

    /// <summary>Any one that is reached makes the alert; the highest severity holds.</summary>
    public required IReadOnlyList<WindowLimit> Limits { get; init; }
}
