using RiskStream.Facts;
using RiskStream.Operators;

namespace RiskStream.Rules;

/// <summary>
/// Drugs bought by one person within windows (OP1), at pharmacies and in settled visits: on how many days and where, and how often and
/// how many days' supply of one and the same drug.
/// </summary>
public sealed record OverPurchase : RuleMeasure
{
    /// <summary>Which services count; of others than purchases only visits with drugs.</summary>
    public required IReadOnlyList<ServiceKind> Services { get; init; }

    /// <summary>For all purchases together: any one that is reached makes the alert; the highest severity holds.</summary>
    public required IReadOnlyList<WindowLimit> Limits { get; init; }

    /// <summary>For purchases of one drug.</summary>
    public required IReadOnlyList<WindowLimit> DrugLimits { get; init; }
}
