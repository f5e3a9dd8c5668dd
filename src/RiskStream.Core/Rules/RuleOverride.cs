namespace RiskStream.Rules;

/// <summary>A region changed limits of a rule. Data; immutable.</summary>
/// <param name="Version">Of the change; grows whenever the region changes it again.</param>
/// <param name="Reason">Why, in the region's words.</param>
public sealed record RuleOverride(uint Version, string Reason);
