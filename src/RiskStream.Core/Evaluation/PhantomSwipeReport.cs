using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts settlements that look like swipes without a sale into words and evidence.</summary>
internal static class PhantomSwipeReport
{
    public static AlertDraft Draft(
        RuleDefinition rule,
        PhantomSwipe measure,
        RuleScope scope,
        VisitSubject subject,
        Episode<SwipeStanding> episode,
        UseTimeline<VisitUse> uses,
        Func<CivilDay, Institution> institution)
    {
        var peak = episode.Peak;
        var start = new EventTimestamp((peak.At - peak.Window).Micros + 1);
        var end = new EventTimestamp(peak.At.Micros + 1);
        var window = uses.Between(start, end);
        var evidence = window.Where(use => scope.Counts(use) && IsEvidence(peak, use, measure, institution)).ToList();
        var excluded = scope.CountOf(window.Select(use => use.Content.InSets));
        var draft = VisitReport.Draft(
            rule,
            subject,
            episode,
            (start, end),
            (peak.Value, peak.Limit, MeasureOf(peak.Cause)),
            [.. evidence.Select(use => (use.Key, use.Time))]);
        return draft with
        {
            Excluded = excluded,
            AmountAtRisk = new Money(evidence.Sum(use => use.Content.Paid.Fen)),
            AmountStatus = "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。机构{subject.Provider}在{Local(peak.At)}前{WordsZh(measure, peak)}，达到限值{peak.Limit}"
                + $"{(peak.Cause == SwipeCause.Drained ? "人" : "次")}{Exclusions.Zh(excluded, "次")}；有无对应的销售出库记录未作核对。",
            SentenceEn = $"Suspicion: {rule.Name.En}. At institution {subject.Provider}, in the {WordsEn(measure, peak)}, reaching the limit "
                + $"of {peak.Limit}{Exclusions.En(excluded)}; whether goods left the stock was not looked at.",
        };
    }

    private static bool IsEvidence(
        SwipeStanding peak, Use<VisitUse> use, PhantomSwipe measure, Func<CivilDay, Institution> institution) => peak.Cause switch
        {
            SwipeCause.Amount => use.Content.Paid == peak.Amount,
            SwipeCause.Night => SwipeWindow.IsNightly(use, institution),
            _ => SwipeWindow.IsDrained(use.Content, measure),
        };

    private static string MeasureOf(SwipeCause cause) => cause switch
    {
        SwipeCause.Amount => "settlements of one amount in 24 h",
        SwipeCause.Night => "settlements at night in 24 h",
        _ => "persons with an empty account in 60 min",
    };

    private static string WordsZh(PhantomSwipe measure, SwipeStanding peak) => peak.Cause switch
    {
        SwipeCause.Amount => $"24小时内结算{peak.Settlements}次，其中{peak.Value}次基金与个人账户支付合计均为{peak.Amount}元",
        SwipeCause.Night => $"24小时内结算{peak.Settlements}次，其中{peak.Value}次在夜间或登记的营业时间之外",
        _ => $"1小时内有{peak.Value}人用个人账户结算后余额不超过{measure.DrainedYuan:0.##}元",
    };

    private static string WordsEn(PhantomSwipe measure, SwipeStanding peak) => peak.Cause switch
    {
        SwipeCause.Amount => $"24 hours to {Local(peak.At)}, fund and account paid exactly {peak.Amount} yuan in {peak.Value} of "
            + $"{peak.Settlements} settlements",
        SwipeCause.Night => $"24 hours to {Local(peak.At)}, {peak.Value} of {peak.Settlements} settlements were at night or outside the "
            + "registered hours",
        _ => $"60 minutes to {Local(peak.At)}, {peak.Value} persons paid from accounts that hold at most {measure.DrainedYuan:0.##} yuan "
            + "afterwards",
    };

    private static string Local(EventTimestamp time) => time.ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");
}
