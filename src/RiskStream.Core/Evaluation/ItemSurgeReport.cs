using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts an episode of clustered items into words and evidence.</summary>
internal static class ItemSurgeReport
{
    public static AlertDraft Draft(
        RuleDefinition rule, ItemSurge measure, ItemSubject subject, Episode<SurgeStanding> episode, UseTimeline<ExamUse> uses)
    {
        var peak = episode.Peak;
        var start = peak.WindowEnd - TimeSpan.FromHours(24);
        var window = uses.Between(start, peak.WindowEnd);
        var evidence = window.Where(use => use.Counts && (!peak.IsByPanel || use.Content.Panel == peak.Panel.Panel)).ToList();
        var excluded = window.Where(use => use.ExcludedBy.Length > 0)
            .GroupBy(use => use.ExcludedBy)
            .ToDictionary(group => group.Key, group => (long)group.Count());
        var last = evidence[^1];
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = peak.Severity,
            WindowStart = start,
            WindowEnd = peak.WindowEnd,
            Measured = peak.Value,
            Threshold = peak.Limit,
            Measure = peak.IsByPanel ? "persons with one set of items in 24 h" : "persons in 24 h",
            Baseline = BaselineOf(measure, peak),
            Excluded = excluded,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(use => use.Key)],
            EvidenceTotal = evidence.Count,
            AmountStatus = "not computed: a statistical rule names no line that is at fault by itself",
            SentenceZh = SentenceZh(rule, subject, peak, excluded),
            SentenceEn = SentenceEn(rule, subject, peak, excluded),
            Provider = subject.Provider,
            Region = subject.Region,
            TriggeredBy = last.Key,
            TriggeredAt = last.Time,
            ListVersions = rule.ListVersions(),
        };
    }

    private static Baseline BaselineOf(ItemSurge measure, SurgeStanding peak) => new()
    {
        Kind = "self",
        Mean = peak.Baseline.Mean,
        Deviation = peak.Baseline.Deviation,
        Samples = peak.Baseline.Samples,
        Score = peak.Score,
        MadeOf = $"distinct persons in the same 24 hours of up to {measure.BaselineWeeks} weeks before {Local(peak.WindowEnd)}"
            + peak.Baseline.ConfirmedInWords,
        SilentReason = peak.AbovePeers ? string.Empty
            : peak.Baseline.Samples < measure.MinSamples ? "INSUFFICIENT_HISTORY; INSUFFICIENT_PEERS"
            : "INSUFFICIENT_PEERS",
    };

    private static string SentenceZh(
        RuleDefinition rule, ItemSubject subject, SurgeStanding peak, Dictionary<string, long> excluded)
    {
        var who = subject.Doctor.Length == 0 ? $"机构{subject.Provider}" : $"机构{subject.Provider}医师{subject.Doctor}";
        var head = $"疑点：{rule.Name.Zh}。截至{Local(peak.WindowEnd)}的24小时内，{who}项目{subject.Item}涉及{peak.Persons}人";
        var why = peak.IsByPanel
            ? $"，其中{peak.Panel.Persons}人的{peak.Panel.Items}项检查检验组合完全相同"
            : $"，前{peak.Baseline.Samples}周同时段平均{peak.Baseline.Mean:0.##}人（标准差{peak.Baseline.Deviation:0.##}，"
                + $"z={peak.Score:0.0}）";
        return $"{head}{why}，达到限值{peak.Limit:0.##}人{Exclusions.Zh(excluded, "条")}。";
    }

    private static string SentenceEn(
        RuleDefinition rule, ItemSubject subject, SurgeStanding peak, Dictionary<string, long> excluded)
    {
        var who = subject.Doctor.Length == 0
            ? $"institution {subject.Provider}"
            : $"doctor {subject.Doctor} of institution {subject.Provider}";
        var head = $"Suspicion: {rule.Name.En}. In the 24 hours to {Local(peak.WindowEnd)}, {peak.Persons} persons had item "
            + $"{subject.Item} at {who}";
        var why = peak.IsByPanel
            ? $", {peak.Panel.Persons} of them with exactly the same set of {peak.Panel.Items} items"
            : $", against {peak.Baseline.Mean:0.##} in the same hours of the {peak.Baseline.Samples} weeks before "
                + $"(standard deviation {peak.Baseline.Deviation:0.##}, z = {peak.Score:0.0})";
        return $"{head}{why}, reaching the limit of {peak.Limit:0.##}{Exclusions.En(excluded)}.";
    }

    private static string Local(EventTimestamp time) => time.ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm");
}
