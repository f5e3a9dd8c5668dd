using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts the idle days of a stay into words and evidence.</summary>
internal static class IdleBedReport
{
    public static AlertDraft Draft(RuleDefinition rule, Episode<IdleBedStanding> episode)
    {
        var (peak, stay) = (episode.Peak, episode.Peak.Stay);
        var lines = peak.Idle.SelectMany(day => day.Lines).Select(line => line.Key).ToList();
        var charge = new Money(peak.Idle.Sum(day => day.Total));
        var (first, last) = (peak.Run[0].Day, peak.Run[^1].Day);
        var share = peak.Share is { } of ? $"{of * 100:0.#}%" : null;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (peak.Idle[0].Day.Start, peak.Idle[^1].Lines[^1].Content.EventTime),
            (peak.Measured, peak.Limit, peak.IsByShare
                ? "share of days with a bed and nothing done in a stay"
                : "days in a row with a bed and nothing done"),
            [stay.AdmittedBy, .. lines],
            (stay.Provider, stay.Region, lines[^1]));
        return draft with
        {
            AmountAtRisk = charge,
            AmountStatus = "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。该次住院有{peak.Idle.Count}天收取床位费而无检查、治疗、手术、材料和药品费用，"
                + $"最长连续{peak.Run.Count}天（{first}至{last}）{(share is null ? string.Empty : $"，占住院天数{share}")}，{LimitZh(peak)}；"
                + $"这些天共收费{charge}元。",
            SentenceEn = $"Suspicion: {rule.Name.En}. On {peak.Idle.Count} day(s) of a stay at {stay.Provider} a bed was charged and no "
                + $"examination, treatment, operation, consumable or drug, at most {peak.Run.Count} in a row ({first} to {last})"
                + $"{(share is null ? string.Empty : $", {share} of the stay")}; {LimitEn(peak)}. These days were charged {charge} yuan.",
        };
    }

    private static string LimitZh(IdleBedStanding peak) =>
        peak.IsByShare ? $"达到占比限值{peak.Limit * 100:0.#}%" : $"达到连续{peak.Limit:0}天的限值";

    private static string LimitEn(IdleBedStanding peak) =>
        peak.IsByShare ? $"the limit is {peak.Limit * 100:0.#}% of the stay" : $"the limit is {peak.Limit:0} day(s) in a row";
}
