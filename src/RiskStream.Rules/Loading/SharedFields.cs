using RiskStream.Alerts;

namespace RiskStream.Rules.Loading;

/// <summary>Fields that several blocks have.</summary>
internal static class SharedFields
{
    public static readonly ChoiceField<Severity> Severity = new(
        "severity",
        "Choose how serious the alert is.",
        ("low", Alerts.Severity.Low),
        ("medium", Alerts.Severity.Medium),
        ("high", Alerts.Severity.High),
        ("critical", Alerts.Severity.Critical));
}
