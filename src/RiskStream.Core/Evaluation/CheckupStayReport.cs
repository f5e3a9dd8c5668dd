using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts a stay that was mostly examinations into words and evidence.</summary>
internal static class CheckupStayReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<CheckupStanding> episode)
    {
        var (peak, stay) = (episode.Peak, episode.Peak.Stay);
        var settlement = stay.Settlements[^1].Key;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (stay.AdmittedAt!.Value, peak.At),
            (Math.Round(peak.Exams, 4), peak.Limit, "share of examinations and laboratory tests in the charge of a stay"),
            [stay.AdmittedBy, .. stay.Settlements.Select(one => one.Key)],
            (stay.Provider, stay.Region, settlement));
        var (days, charge) = (peak.Profile.Days, peak.Profile.Charge);
        return draft with
        {
            AmountStatus = "not computed: the shares tell of the whole stay, not of any one charge",
            SentenceZh = $"疑点：{rule.Name.Zh}。该次住院{days}天，总费用{charge}元，检查化验占{peak.Exams * 100:0.#}%，"
                + $"治疗、手术和药品占{peak.Treatment * 100:0.#}%，未见手术，达到限值{peak.Limit * 100:0.#}%。",
            SentenceEn = $"Suspicion: {rule.Name.En}. Of a stay of {days} day(s) at {stay.Provider} for {charge} yuan, {peak.Exams * 100:0.#}% "
                + $"is examinations and laboratory tests and {peak.Treatment * 100:0.#}% treatment, operations and drugs, with no operation; "
                + $"the limit is {peak.Limit * 100:0.#}%.",
        };
    }
}
