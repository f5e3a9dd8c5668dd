using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts impossible travel into words and evidence.</summary>
internal static class TravelReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<TravelStanding> episode, IReadOnlyList<CardPresence> uses)
    {
        var (peak, from, to) = (episode.Peak, episode.Peak.Earlier, episode.Peak.Later);
        var excluded = Exclusions.CountOf(uses.Where(use => use.At >= from.At && use.At <= to.At), use => use.ExcludedBy);
        var minutes = (to.At - from.At).TotalMinutes;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (from.At, to.At),
            (Math.Round(peak.Kmh, 1), peak.Limit, "km/h between two uses of the card"),
            [from.Key, to.Key],
            (to.Provider, to.Region, to.Key));
        return draft with
        {
            Excluded = excluded,
            AmountStatus = "not computed: either of the two uses may be false",
            SentenceZh = $"疑点：{rule.Name.Zh}。该参保人的医保凭证先在{from.Provider}使用，{minutes:0.#}分钟后在相距{peak.DistanceKm:0}公里的"
                + $"{to.Provider}使用，折合每小时{peak.Kmh:0}公里，超过限值{peak.Limit:0}{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. The beneficiary's credential was used at {from.Provider} and {minutes:0.#} minutes later "
                + $"at {to.Provider}, {peak.DistanceKm:0} km away: {peak.Kmh:0} km/h, above the limit of {peak.Limit:0}"
                + $"{Exclusions.En(excluded)}.",
        };
    }
}
