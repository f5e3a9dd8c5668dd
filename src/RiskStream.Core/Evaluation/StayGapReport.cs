using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts a stay soon after another into words and evidence.</summary>
internal static class StayGapReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<GapStanding> episode, Dictionary<string, long> excluded)
    {
        var peak = episode.Peak;
        var paid = peak.Later.Settlements.Sum(settlement => settlement.Content.FundPayment.Fen);
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (peak.Earlier.EndedAt!.Value, peak.At),
            (peak.Gap, peak.Limit, "civil days from discharge to admission"),
            [peak.Earlier.AdmittedBy, peak.Later.AdmittedBy],
            (peak.Later.Provider, peak.Later.Region, peak.Later.AdmittedBy));
        return draft with
        {
            Encounter = peak.Later.Id,
            Excluded = excluded,
            AmountAtRisk = paid > 0 ? new Money(paid) : null,
            AmountStatus = paid > 0 ? "computed" : "not computed: the later stay is not settled yet",
            SentenceZh = $"疑点：{rule.Name.Zh}。该参保人{peak.Earlier.EndedAt!.Value.Day}出院后隔{peak.Gap}天再次入住{peak.Later.Provider}，"
                + $"主要诊断{(peak.IsSameDiagnosis ? "相同" : "属同一ICD-10节")}（{Main(peak.Earlier)}，{Main(peak.Later)}），"
                + $"收费项目重合{peak.ItemOverlap * 100:0}%，90天内第{peak.ChainLinks}次{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. The beneficiary was admitted to {peak.Later.Provider} again {peak.Gap} day(s) after the "
                + $"discharge of {peak.Earlier.EndedAt!.Value.Day}, with "
                + $"{(peak.IsSameDiagnosis ? "the same main diagnosis" : "a main diagnosis of the same ICD-10 block")} "
                + $"({Main(peak.Earlier)}, {Main(peak.Later)}); {peak.ItemOverlap * 100:0}% of the charged items are the same, and it is "
                + $"number {peak.ChainLinks} within 90 days{Exclusions.En(excluded)}.",
        };
    }

    private static string Main(Ledger.EncounterFacts stay) => stay.Diagnoses.Count > 0 ? stay.Diagnoses[0] : "-";
}
