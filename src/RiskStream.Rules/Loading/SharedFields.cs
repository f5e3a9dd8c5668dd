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

    /// <summary>Where a list says 明确违规.</summary>
    public static readonly ChoiceField<Severity> ClearViolation = Severity with { Key = "clear_violation" };

    /// <summary>Where it does not.</summary>
    public static readonly ChoiceField<Severity> Otherwise = Severity with { Key = "otherwise" };

    /// <summary>The row of a severity.</summary>
    public static (string Key, string Value, string Range) Row(ChoiceField<Severity> field, Severity value) =>
        (field.Key, value.ToString().ToLowerInvariant(), field.Expected);
}
