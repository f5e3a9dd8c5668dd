using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts an episode of frequent stays into words and evidence.</summary>
internal static class StayFrequencyReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<WindowStanding> episode, List<Occurrence> stays)
    {
        var peak = episode.Peak;
        var days = peak.Limit.Days;
        var window = stays.Where(stay => peak.Limit.Holds(stay, peak.At)).ToList();
        var evidence = window.Where(stay => stay.ExcludedBy is null).ToList();
        var excluded = Exclusions.CountOf(window, stay => stay.ExcludedBy);
        var last = evidence[^1];
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = peak.Severity,
            WindowStart = new EventTimestamp((peak.At - TimeSpan.FromDays(days)).Micros + 1),
            WindowEnd = new EventTimestamp(peak.At.Micros + 1),
            Measured = peak.Value,
            Threshold = peak.Threshold,
            Measure = $"encounters in {days} d",
            Excluded = excluded,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(stay => stay.Key)],
            EvidenceTotal = evidence.Count,
            AmountStatus = "not computed: the rule counts stays, no part of a bill is at fault by itself",
            SentenceZh = SentenceZh(rule, peak, evidence, excluded),
            SentenceEn = SentenceEn(rule, peak, evidence, excluded),
            Provider = last.Provider,
            Region = last.Region,
            TriggeredBy = last.Key,
            TriggeredAt = last.At,
            ListVersions = rule.ListVersions(),
        };
    }

    private static string SentenceZh(
        RuleDefinition rule, WindowStanding peak, List<Occurrence> evidence, Dictionary<string, long> excluded)
    {
        var providers = evidence.Select(stay => stay.Provider).Distinct().Count();
        var person = peak.Reduction > 0 ? "该重点人员" : "该参保人";
        return $"疑点：{rule.Name.Zh}。截至{peak.At.Day}，{person}{peak.Limit.Days}天内在{providers}家机构住院{peak.Value:0}次，"
            + $"达到限值{peak.Threshold}次{Exclusions.Zh(excluded, "次")}。";
    }

    private static string SentenceEn(
        RuleDefinition rule, WindowStanding peak, List<Occurrence> evidence, Dictionary<string, long> excluded)
    {
        var providers = evidence.Select(stay => stay.Provider).Distinct().Count();
        var person = peak.Reduction > 0 ? "the beneficiary, a key person," : "the beneficiary";
        return $"Suspicion: {rule.Name.En}. Up to {peak.At.Day}, {person} was admitted {peak.Value:0} times to {providers} "
            + $"institution(s) within {peak.Limit.Days} days, reaching the limit of {peak.Threshold}{Exclusions.En(excluded)}.";
    }
}
