using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts more visits than the staff can see into words and evidence.</summary>
internal static class CapacityReport
{
    /// <summary>The alert; <paramref name="window"/> holds what is excluded too.</summary>
    public static AlertDraft Draft(
        RuleDefinition rule,
        CapacityExceeded measure,
        RuleScope scope,
        VisitSubject subject,
        Episode<CapacityStanding> episode,
        List<Use<VisitUse>> window)
    {
        var peak = episode.Peak;
        var isGrowth = peak.Cause == CapacityCause.Growth;
        var first = isGrowth ? peak.Day - (GrowthVsSelf.Days - 1) : peak.Day;
        var excluded = scope.CountOf(window.Select(use => use.Content.InSets));
        var draft = VisitReport.Draft(
            rule,
            subject,
            episode,
            (first.Start, peak.Day.End),
            (Math.Round(peak.Value, 4), peak.Limit, isGrowth ? "visits of 7 days over the usual number" : "visits over what the doctors can see"),
            [.. window.Where(scope.Counts).Select(use => (use.Key, use.Time))]);
        return draft with
        {
            Excluded = excluded,
            Baseline = isGrowth ? BaselineOf(measure, peak) : null,
            SentenceZh = $"疑点：{rule.Name.Zh}。机构{subject.Provider}{WordsZh(measure, peak)}{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. Institution {subject.Provider} {WordsEn(measure, peak)}{Exclusions.En(excluded)}.",
        };
    }

    private static Baseline BaselineOf(CapacityExceeded measure, CapacityStanding peak) => new()
    {
        Kind = "self",
        Mean = peak.Growth!.Usual.Mean,
        Deviation = peak.Growth.Usual.Deviation,
        Samples = peak.Growth.Usual.Samples,
        Score = peak.Growth.Ratio,
        MadeOf = $"visits of each 7 days in the {measure.BaselineWeeks} weeks before the 7 days to {peak.Day}, weeks without any aside"
            + $"{peak.Growth.Usual.ConfirmedInWords}; score = visits over their mean",
        SilentReason = peak.Doctors == 0 ? "NO_REGISTERED_DOCTORS: the load was not judged" : string.Empty,
    };

    private static string WordsZh(CapacityExceeded measure, CapacityStanding peak) => peak.Growth is { } growth
        ? $"截至{peak.Day}的7天就诊{growth.Week}人次，为前{growth.Usual.Samples}个有就诊的周平均{growth.Usual.Mean:0.##}人次的"
            + $"{peak.Value:0.##}倍，达到限值{peak.Limit:0.##}倍{(peak.Doctors == 0 ? "；未登记医师数，接诊负荷未判断" : string.Empty)}"
        : $"在{peak.Day}就诊{peak.Visits}人次，登记医师{peak.Doctors}名，按每名医师每日{measure.VisitsPerDoctor}人次计，"
            + $"负荷为{peak.Value:0.##}，超过限值{peak.Limit:0.##}";

    private static string WordsEn(CapacityExceeded measure, CapacityStanding peak) => peak.Growth is { } growth
        ? $"had {growth.Week} visits in the 7 days to {peak.Day}, {peak.Value:0.##} times the mean of {growth.Usual.Mean:0.##} in "
            + $"{growth.Usual.Samples} earlier weeks, reaching the limit of {peak.Limit:0.##}"
            + (peak.Doctors == 0 ? "; no number of doctors is registered, so that the load was not judged" : string.Empty)
        : $"had {peak.Visits} visits on {peak.Day} with {peak.Doctors} registered doctor(s), who can see {measure.VisitsPerDoctor} each: "
            + $"a load of {peak.Value:0.##}, above the limit of {peak.Limit:0.##}";
}
