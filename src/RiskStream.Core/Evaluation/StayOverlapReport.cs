using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts overlapping stays into words and evidence.</summary>
internal static class StayOverlapReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<OverlapStanding> episode)
    {
        var peak = episode.Peak;
        var isOfBeds = peak.Severity == Severity.Critical;
        var money = isOfBeds ? BedMoney(peak) : (Money?)null;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (peak.At, peak.Last),
            (peak.Value, peak.Limit, isOfBeds ? "civil days with a bed charge in both stays" : "hours in two stays"),
            [peak.Later.AdmittedBy, .. peak.Others.Select(other => other.Earlier.AdmittedBy)],
            (peak.Later.Provider, peak.Later.Region, peak.Later.AdmittedBy));
        return draft with
        {
            Encounter = peak.Later.Id,
            Excluded = peak.Excluded,
            AmountAtRisk = money,
            AmountStatus = money is null ? "not computed: no day is charged twice for certain" : "computed",
            SentenceZh = SentenceZh(rule, peak),
            SentenceEn = SentenceEn(rule, peak),
        };
    }

    /// <summary>The bed charges of the later stay on the shared days.</summary>
    private static Money BedMoney(OverlapStanding peak)
    {
        var days = peak.Others.SelectMany(other => other.BedDays).ToHashSet();
        return new Money(peak.Later.Lines
            .Where(line => line.Content.Class == ChargeClass.Bed && days.Contains(line.Content.EventTime.Day))
            .Sum(line => line.Content.Amount.Fen));
    }

    private static string SentenceZh(RuleDefinition rule, OverlapStanding peak) =>
        $"疑点：{rule.Name.Zh}。该参保人{peak.At.Day}在{peak.Later.Provider}入院时，在其他{peak.Others.Count}家机构的住院尚未结束"
            + $"{(IsOpen(peak) ? "（出院未登记）" : string.Empty)}，重叠{peak.Hours:0.#}小时，"
            + $"其中{peak.BedDays}天双方均收取床位费{Exclusions.Zh(peak.Excluded, "次")}。";

    private static string SentenceEn(RuleDefinition rule, OverlapStanding peak) =>
        $"Suspicion: {rule.Name.En}. When the beneficiary was admitted to {peak.Later.Provider} on {peak.At.Day}, {peak.Others.Count} "
            + $"stay(s) elsewhere had not ended{(IsOpen(peak) ? " (no discharge is entered)" : string.Empty)}; they overlap by "
            + $"{peak.Hours:0.#} hours, and on {peak.BedDays} day(s) both charged a bed{Exclusions.En(peak.Excluded)}.";

    private static bool IsOpen(OverlapStanding peak) => peak.Others.Any(other => other.Earlier.EndedAt is null);
}
