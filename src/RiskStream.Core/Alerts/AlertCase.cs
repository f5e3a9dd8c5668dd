using RiskStream.Facts;

namespace RiskStream.Alerts;

/// <summary>What a reviewer looks into at one go: alerts of any rules on one encounter, or one alert that is about no single one.</summary>
/// <param name="Id">See <see cref="CaseId"/>.</param>
/// <param name="Severity">The highest of its alerts.</param>
/// <param name="AmountAtRisk">
/// The largest of its alerts' amounts, if any could be computed. Rules on one encounter doubt the same bill, so amounts are not added up:
/// money is counted once, and at the least.
/// </param>
/// <param name="Alerts">The alerts, by rule and anchor day.</param>
public sealed record AlertCase(string Id, Severity Severity, Money? AmountAtRisk, IReadOnlyList<RiskAlert> Alerts)
{
    /// <summary>The cases of alerts that stand, each given by its latest revision; the gravest first.</summary>
    public static IReadOnlyList<AlertCase> Of(IEnumerable<RiskAlert> standing) =>
    [
        .. standing.GroupBy(alert => alert.CaseId)
            .Select(alerts => Merge(alerts.Key, [.. alerts.OrderBy(alert => alert.Rule.Id, StringComparer.Ordinal).ThenBy(alert => alert.Draft.Anchor)]))
            .OrderByDescending(merged => merged.Severity).ThenBy(merged => merged.Id, StringComparer.Ordinal),
    ];

    private static AlertCase Merge(string id, List<RiskAlert> alerts)
    {
        var amounts = alerts.Where(alert => alert.Draft.AmountAtRisk is not null).Select(alert => alert.Draft.AmountAtRisk!.Value.Fen).ToList();
        return new AlertCase(
            id, alerts.Max(alert => alert.Draft.Severity), amounts.Count > 0 ? new Money(amounts.Max()) : null, alerts);
    }
}
