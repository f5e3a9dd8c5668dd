using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts settlements outside a stay into words and evidence.</summary>
internal static class OutsideStayReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<OutsideStanding> episode)
    {
        var peak = episode.Peak;
        var last = peak.Counted[^1].Fact;
        var excluded = Exclusions.CountOf(peak.Known, use => use.ExcludedBy);
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (peak.Stay.AdmittedAt!.Value, peak.At),
            (peak.Counted.Count, peak.Limit, "settlements elsewhere during a stay"),
            [peak.Stay.AdmittedBy, .. peak.Counted.Select(use => use.Fact.Key)],
            (peak.Stay.Provider, peak.Stay.Region, last.Key));
        var isPresent = peak.Counted.Any(use => use.Fact.Content.PersonPresent);
        var places = peak.Counted.Select(use => use.Fact.Content.Provider).Distinct().Count();
        return draft with
        {
            Encounter = peak.Stay.Id,
            Excluded = excluded,
            AmountStatus = "not computed: either the stay or the settlements elsewhere may be false",
            SentenceZh = $"疑点：{rule.Name.Zh}。该参保人自{peak.Stay.AdmittedAt!.Value.Day}起在{peak.Stay.Provider}住院期间，在其他{places}家机构"
                + $"结算{peak.Counted.Count}次{(isPresent ? "，其中有人脸或电子凭证核验到场" : string.Empty)}，"
                + $"最近一次在{peak.At.Day}{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. During a stay at {peak.Stay.Provider} since {peak.Stay.AdmittedAt!.Value.Day}, the "
                + $"beneficiary settled {peak.Counted.Count} time(s) at {places} other institution(s)"
                + $"{(isPresent ? ", shown to be there by face or electronic credential" : string.Empty)}, last on {peak.At.Day}"
                + $"{Exclusions.En(excluded)}.",
        };
    }
}
