using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts an episode of repeated examinations into words and evidence.</summary>
internal static class RepeatExamReport
{
    public static AlertDraft Draft(
        RuleDefinition rule,
        Episode<RepeatExamStanding> episode,
        List<GroupedExam> exams,
        List<RepeatExamStanding.Soon> soon)
    {
        var within = soon.Where(exam => exam.At >= episode.Start && exam.At <= episode.End).ToList();
        Money? amount = within.Count == 0 ? null : new Money(Math.Max(0, within.Sum(exam => exam.Fen)));
        var draft = episode.Peak switch
        {
            RepeatExamStanding.Often often => VisitFrequencyReport.Draft(
                rule,
                new Episode<Operators.WindowStanding>(episode.Start, episode.End, often.Window),
                exams.ConvertAll(exam => exam.Done),
                new Bilingual($"“{exams[0].Group}”组", $" (group {exams[0].Group})")),
            RepeatExamStanding.Soon one => TooSoon(rule, episode, one, exams[0].Group, amount!.Value),
            _ => throw new InvalidOperationException($"{episode.Peak} is no repeated examination"),
        };
        var also = episode.Peak is RepeatExamStanding.Often && amount is { } yuan
            ? new Bilingual(
                $"；其中{within.Count}次间隔不足，涉及金额{yuan}元。",
                $"; {within.Count} of them came too soon after the last one, and {yuan} yuan are at risk.")
            : new Bilingual("。", ".");
        return draft with
        {
            SentenceZh = draft.SentenceZh[..^1] + also.Zh,
            SentenceEn = draft.SentenceEn[..^1] + also.En,
            AmountAtRisk = amount,
            AmountStatus = amount is null ? "not computed: the rule counts examinations, no single one is at fault" : "computed",
        };
    }

    private static AlertDraft TooSoon(
        RuleDefinition rule, Episode<RepeatExamStanding> episode, RepeatExamStanding.Soon soon, string group, Money amount)
    {
        var (earlier, later) = (soon.Gap.Earlier, soon.Gap.Later);
        return new AlertDraft
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = soon.Severity,
            WindowStart = earlier.At,
            WindowEnd = new EventTimestamp(later.At.Micros + 1),
            Measured = soon.Gap.Days,
            Threshold = soon.MinDays,
            Measure = "days since the last examination of the group",
            Evidence = [earlier.Key, later.Key],
            EvidenceTotal = 2,
            AmountStatus = "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。{later.At.Day}，该参保人在{later.Provider}做“{group}”组检查，距上次（{earlier.At.Day}，"
                + $"{earlier.Provider}）{soon.Gap.Days}天，少于最短间隔{soon.MinDays}天；涉及金额{amount}元。",
            SentenceEn = $"Suspicion: {rule.Name.En}. On {later.At.Day}, the beneficiary had an examination of the group {group} at "
                + $"{later.Provider}, {soon.Gap.Days} days after the last one ({earlier.At.Day}, {earlier.Provider}), fewer than the "
                + $"{soon.MinDays} days required; {amount} yuan are at risk.",
            Provider = later.Provider,
            Region = later.Region,
            TriggeredBy = later.Key,
            TriggeredAt = later.At,
            ListVersions = rule.ListVersions(),
        };
    }
}
