using RiskStream.Facts;
using RiskStream.Operators;

namespace RiskStream.Rules;

/// <summary>
/// Settled visits or purchases of one person within windows (OP1), at institutions of any kind: an encounter counts at its first
/// settlement.
/// </summary>
public sealed record VisitFrequency : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Which services count.</summary>
    public required IReadOnlyList<ServiceKind> Services { get; init; }

    /// <summary>Any one that is reached makes the alert; the highest severity holds.</summary>
    public required IReadOnlyList<WindowLimit> Limits { get; init; }
}
