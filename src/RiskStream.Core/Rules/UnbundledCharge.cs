using RiskStream.Alerts;

namespace RiskStream.Rules;

/// <summary>
/// Parts charged one by one instead of the whole (OP9, by the list charge_bundle), and one visit settled in several pieces (OP1):
/// outpatient settlements of one person at one institution on one civil day with the same main diagnosis, by its first three
/// characters.
/// </summary>
public sealed record UnbundledCharge : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["charge_bundle"];

    /// <summary>By which share the parts must cost more than the whole.</summary>
    public required double PriceExcess { get; init; }

    /// <summary>The severity of a bundle where the list says 明确违规.</summary>
    public required Severity ClearViolation { get; init; }

    /// <summary>The severity of a bundle where it does not.</summary>
    public required Severity Otherwise { get; init; }

    /// <summary>Settlements on one day that make the alert.</summary>
    public required int Settlements { get; init; }

    /// <summary>Two settlements within fewer minutes make it too, if they exceed <see cref="VisitLimitYuan"/>.</summary>
    public required int BurstMinutes { get; init; }

    /// <summary>单次就诊限额: what the two together must exceed, in yuan.</summary>
    public required double VisitLimitYuan { get; init; }

    /// <summary>The severity of settlements in pieces.</summary>
    public required Severity SplitSeverity { get; init; }
}
