using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

/// <summary>
/// What stands of an alert in the end: its last revision, if that did not withdraw it. Lists are joined to text, so that records
/// compare by value and print as one line.
/// </summary>
internal sealed record FinalAlert(
    string AlertId,
    string RuleId,
    string Subject,
    CivilDay Anchor,
    Severity Severity,
    double Measured,
    double Threshold,
    EventTimestamp WindowStart,
    EventTimestamp WindowEnd,
    string Evidence,
    string Excluded)
{
    public static IReadOnlyList<FinalAlert> Of(IEnumerable<RiskAlert> revisions) =>
        [.. revisions.GroupBy(alert => alert.AlertId)
            .Select(group => group.Last())
            .Where(alert => alert.Kind != AlertKind.Withdrawn)
            .Select(Of)
            .OrderBy(alert => alert.AlertId, StringComparer.Ordinal)];

    /// <summary>What an oracle expects to stand.</summary>
    public static FinalAlert Of(string ruleId, Subject subject, AlertDraft draft) => new(
        Alerts.AlertId.Of(ruleId, subject, draft.Anchor),
        ruleId,
        subject.Key,
        draft.Anchor,
        draft.Severity,
        Math.Round(draft.Measured, 6),
        Math.Round(draft.Threshold, 6),
        draft.WindowStart,
        draft.WindowEnd,
        string.Join(' ', draft.Evidence.Select(key => key.Value)),
        string.Join(' ', draft.Excluded.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));

    private static FinalAlert Of(RiskAlert alert) => Of(alert.Rule.Id, alert.Subject, alert.Draft);
}
