using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// C03 CapacityExceeded and rules of its shape, for one therapist: the minutes that the treatments of a civil day take by the list of
/// standard times. Pure.
/// </summary>
public sealed class TherapyEvaluator : IUseEvaluator<TherapyUse>
{
    private const double MinuteE4 = 10_000;

    private readonly CapacityExceeded _measure;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public TherapyEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (CapacityExceeded)rule.Measure;
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => 0;

    /// <inheritdoc/>
    public IReadOnlyList<AlertDraft> Evaluate(
        VisitSubject subject,
        UseTimeline<TherapyUse> uses,
        StandingCache<VisitMeasurement> known,
        EventTimestamp judgedFrom,
        IReadOnlyList<DaySpan> confirmed)
    {
        var standings = uses.Days
            .Where(day => day.Start >= judgedFrom)
            .Select(day => Judge(day, known.On(day, one => [new CapacityDay(MinutesOn(subject, uses, one))])))
            .OfType<CapacityStanding>();
        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => Draft(subject, episode, uses)),
        ];
    }

    private long MinutesOn(VisitSubject subject, UseTimeline<TherapyUse> uses, CivilDay day) =>
        _scope.Asks(_reference, subject.Provider, day)
            ? uses.On(day).Ordered.Where(_scope.Counts).Sum(use => use.Content.MinutesE4)
            : 0;

    private CapacityStanding? Judge(CivilDay day, IReadOnlyList<VisitMeasurement> measured)
    {
        var minutes = measured.OfType<CapacityDay>().Sum(one => one.Amount) / MinuteE4;
        return minutes > _measure.HighMinutes
            ? new CapacityStanding(day, Severity.High, CapacityCause.Therapy, minutes, _measure.HighMinutes)
            : minutes > _measure.MediumMinutes
                ? new CapacityStanding(day, Severity.Medium, CapacityCause.Therapy, minutes, _measure.MediumMinutes)
                : null;
    }

    private AlertDraft Draft(VisitSubject subject, Episode<CapacityStanding> episode, UseTimeline<TherapyUse> uses)
    {
        var peak = episode.Peak;
        var all = uses.On(peak.Day).Ordered;
        var counted = all.Where(_scope.Counts).ToList();
        var excluded = _scope.CountOf(all.Select(use => use.Content.InSets));
        var persons = counted.Select(use => use.Beneficiary).Distinct().Count();
        var draft = VisitReport.Draft(
            Rule,
            subject,
            episode,
            (peak.Day.Start, peak.Day.End),
            (peak.Value, peak.Limit, "minutes of manual therapy by one therapist on a civil day"),
            [.. counted.Select(use => (use.Key, use.Time))]);
        return draft with
        {
            Excluded = excluded,
            SentenceZh = $"疑点：{Rule.Name.Zh}。机构{subject.Provider}治疗师{subject.Doctor}在{peak.Day}为{persons}人做手工治疗{counted.Count}项，"
                + $"按标准工时合计{peak.Value:0.##}分钟，超过限值{peak.Limit:0.##}分钟{Exclusions.Zh(excluded, "项")}。",
            SentenceEn = $"Suspicion: {Rule.Name.En}. Therapist {subject.Doctor} of institution {subject.Provider} gave {counted.Count} manual "
                + $"treatments to {persons} persons on {peak.Day}, which take {peak.Value:0.##} minutes by the list of standard times, above "
                + $"the limit of {peak.Limit:0.##}{Exclusions.En(excluded)}.",
        };
    }
}
