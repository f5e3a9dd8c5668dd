using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts an episode of clustered cards into words and evidence.</summary>
internal static class CardBurstReport
{
    public static AlertDraft Draft(
        RuleDefinition rule,
        CardBurst measure,
        ProviderId provider,
        string region,
        Episode<BurstStanding> episode,
        UseTimeline<CardUse> uses)
    {
        var peak = episode.Peak;
        var evidence = peak.Dense.Window;
        var start = new EventTimestamp((peak.At - BurstStanding.ShortWindow).Micros + 1);
        var end = new EventTimestamp(peak.At.Micros + 1);
        var excluded = uses.Between(start, end)
            .Where(use => use.ExcludedBy.Length > 0)
            .GroupBy(use => use.ExcludedBy)
            .ToDictionary(group => group.Key, group => (long)group.Count());
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = peak.Severity,
            WindowStart = start,
            WindowEnd = end,
            Measured = peak.Dense.Persons.Count,
            Threshold = peak.Threshold,
            Measure = "persons in 10 min",
            Baseline = new Baseline
            {
                Kind = "self",
                Mean = peak.Usual.Mean,
                Deviation = peak.Usual.Deviation,
                Samples = peak.Usual.Samples,
                Score = peak.Dense.PersonsInHour / Math.Max(peak.Usual.Mean, measure.HourFloor),
                MadeOf = "distinct persons in the same hour of the week, up to "
                    + $"{measure.BaselineWeeks} weeks before {peak.At.Day}{peak.Usual.ConfirmedInWords}; "
                    + "score = persons in 60 min over the usual number",
            },
            Excluded = excluded,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(use => use.Key)],
            EvidenceTotal = evidence.Count,
            AmountAtRisk = new Money(evidence.Sum(use => use.Content.Paid.Fen)),
            AmountStatus = "computed",
            SentenceZh = SentenceZh(rule, provider, peak, excluded),
            SentenceEn = SentenceEn(rule, provider, peak, excluded),
            Provider = provider,
            Region = region,
            TriggeredBy = evidence[^1].Key,
            TriggeredAt = evidence[^1].Time,
            ListVersions = rule.ListVersions(),
        };
    }

    private static string SentenceZh(
        RuleDefinition rule, ProviderId provider, BurstStanding peak, Dictionary<string, long> excluded)
    {
        var why = peak.GroupDays.Count > 0 ? $"；其中半数以上人员此前在{string.Join("、", peak.GroupDays)}也曾集中结算" : string.Empty;
        var device = peak.OneDevice.Length > 0 ? $"；全部使用同一终端{peak.OneDevice}且无人脸或电子凭证核验" : string.Empty;
        return $"疑点：{rule.Name.Zh}。机构{provider}在{Local(peak.At)}前10分钟内有{peak.Dense.Persons.Count}人结算"
            + $"（限值{peak.Threshold}人），间隔中位数{peak.Dense.MedianGapSeconds:0.#}秒，60分钟内{peak.Dense.PersonsInHour}人，"
            + $"平时同时段{peak.Usual.Mean:0.##}人{why}{device}{Exclusions.Zh(excluded, "次")}。";
    }

    private static string SentenceEn(
        RuleDefinition rule, ProviderId provider, BurstStanding peak, Dictionary<string, long> excluded)
    {
        var why = peak.GroupDays.Count > 0
            ? $"; at least half of the same persons settled together on {string.Join(", ", peak.GroupDays)}"
            : string.Empty;
        var device = peak.OneDevice.Length > 0
            ? $"; all on device {peak.OneDevice} without face or electronic credential"
            : string.Empty;
        return $"Suspicion: {rule.Name.En}. At institution {provider}, {peak.Dense.Persons.Count} persons settled in the 10 minutes "
            + $"to {Local(peak.At)} (limit {peak.Threshold}), with a median gap of {peak.Dense.MedianGapSeconds:0.#} s; "
            + $"{peak.Dense.PersonsInHour} in 60 minutes against {peak.Usual.Mean:0.##} usually{why}{device}{Exclusions.En(excluded)}.";
    }

    private static string Local(EventTimestamp time) =>
        time.ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");
}
