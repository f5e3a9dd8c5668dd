using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>One use of a thing by a person, as a window holds it.</summary>
/// <param name="Key">The fact behind it.</param>
/// <param name="Beneficiary">The person.</param>
/// <param name="Time">When.</param>
/// <param name="ExcludedBy">The exclusion set that removes it from counts, or empty.</param>
/// <param name="TooLate">Enters no short window.</param>
/// <param name="Content">What else is known of it.</param>
public sealed record Use<T>(
    FactKey Key, BeneficiaryId Beneficiary, EventTimestamp Time, string ExcludedBy, bool TooLate, T Content)
    where T : InstitutionUse
{
    /// <summary>Whether it enters the counts.</summary>
    public bool Counts => ExcludedBy.Length == 0 && !TooLate;
}
