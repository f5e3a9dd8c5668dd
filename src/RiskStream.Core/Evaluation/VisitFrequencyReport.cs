using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts an episode of frequent visits into words and evidence.</summary>
internal static class VisitFrequencyReport
{
    /// <summary>The draft of an episode; <paramref name="of"/> says of what kind the things counted are, if not of any.</summary>
    public static AlertDraft Draft(
        RuleDefinition rule, Episode<WindowStanding> episode, IReadOnlyList<Occurrence> visits, Bilingual? of = null)
    {
        var peak = episode.Peak;
        var window = visits.Where(visit => peak.Limit.Holds(visit, peak.At)).ToList();
        var evidence = window.Where(visit => visit.ExcludedBy is null).ToList();
        var excluded = Exclusions.CountOf(window, visit => visit.ExcludedBy);
        var words = WindowTermWords.Of(peak.Limit.Term);
        var span = WindowTermWords.SpanOf(peak.Limit);
        var last = evidence[^1];
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = peak.Severity,
            WindowStart = new EventTimestamp(peak.Limit.Before(peak.At).Micros + 1),
            WindowEnd = new EventTimestamp(peak.At.Micros + 1),
            Measured = peak.Value,
            Threshold = peak.Threshold,
            Measure = $"{words.En}{of?.En} {span.En}",
            Excluded = excluded,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(visit => visit.Key)],
            EvidenceTotal = evidence.Count,
            AmountStatus = "not computed: the rule counts visits, no part of a bill is at fault by itself",
            SentenceZh = $"疑点：{rule.Name.Zh}。截至{peak.At.Day}，该参保人{span.Zh}{of?.Zh}{words.Zh}{peak.Value:0.##}，"
                + $"达到限值{peak.Threshold:0.##}{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. Up to {peak.At.Day}, the beneficiary had {peak.Value:0.##} {words.En}{of?.En} {span.En}, "
                + $"reaching the limit of {peak.Threshold:0.##}{Exclusions.En(excluded)}.",
            Provider = last.Provider,
            Region = last.Region,
            TriggeredBy = last.Key,
            TriggeredAt = last.At,
            ListVersions = rule.ListVersions(),
        };
    }
}
