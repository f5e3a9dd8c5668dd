using RiskStream.Alerts;

namespace RiskStream.Rules;

/// <summary>
/// Items that exclude each other, and items beyond their cap, within a civil day or an encounter (OP9). Which they are, reference
/// lists say: exclusive_pair and frequency_cap.
/// </summary>
public sealed record DuplicateCharge : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["exclusive_pair", "frequency_cap"];

    /// <summary>The severity where the list says 明确违规.</summary>
    public required Severity ClearViolation { get; init; }

    /// <summary>The severity where it does not.</summary>
    public required Severity Otherwise { get; init; }
}
