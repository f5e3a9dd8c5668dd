using RiskStream.Protocol.V1;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>What a sequence of revisions leaves standing, in a form that compares as text.</summary>
internal static class FinalAlerts
{
    /// <summary>The last revision of each alert that was not withdrawn; a repeated revision counts once.</summary>
    public static SortedDictionary<string, string> Of(IEnumerable<RiskAlert> revisions)
    {
        var last = new Dictionary<string, RiskAlert>();
        foreach (var revision in revisions)
        {
            if (!last.TryGetValue(revision.AlertId, out var known) || revision.Revision > known.Revision)
            {
                last[revision.AlertId] = revision;
            }
        }

        var standing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, alert) in last.Where(entry => entry.Value.Kind != RiskAlert.Types.Kind.Withdrawn))
        {
            standing[id] = Describe(alert);
        }

        return standing;
    }

    /// <summary>Ids that are missing on one side or say something else there; empty if both are the same.</summary>
    public static IReadOnlyList<string> Differences(
        SortedDictionary<string, string> expected, SortedDictionary<string, string> actual) =>
    [
        .. expected.Keys.Union(actual.Keys)
            .Where(id => expected.GetValueOrDefault(id) != actual.GetValueOrDefault(id))
            .Select(id => $"{id}: expected {expected.GetValueOrDefault(id) ?? "nothing"}, was {actual.GetValueOrDefault(id) ?? "nothing"}"),
    ];

    private static string Describe(RiskAlert alert) => string.Join(
        " | ",
        alert.RuleId,
        alert.SubjectKey,
        alert.AnchorDay,
        alert.Severity,
        alert.Measured,
        alert.Threshold,
        alert.WindowStart,
        alert.WindowEnd,
        alert.EvidenceTotal,
        string.Join(',', alert.Evidence),
        string.Join(',', alert.Excluded.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")),
        alert.SentenceZh);
}
