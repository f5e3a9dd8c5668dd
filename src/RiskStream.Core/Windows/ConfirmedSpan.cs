using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>The days of one alert that a reviewer confirmed.</summary>
/// <param name="RuleId">The rule for which they are no baseline.</param>
/// <param name="Beneficiary">Whose ledger says so, if it is a person's.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Days">The days.</param>
public sealed record ConfirmedSpan(string RuleId, BeneficiaryId Beneficiary, string Alert, DaySpan Days);
