using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// P02 PhantomSwipe and rules of its shape: at each settlement, those of the last 24 hours with one and the same amount and those at
/// night, and the persons of the last hour whose accounts are empty. Pure.
/// </summary>
public sealed class PhantomSwipeEvaluator : IUseEvaluator<VisitUse>
{
    private readonly PhantomSwipe _measure;
    private readonly GradedMeasure<PhantomSwipe> _graded;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public PhantomSwipeEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (PhantomSwipe)rule.Measure;
        _graded = new GradedMeasure<PhantomSwipe>(rule, reference);
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => 1;

    /// <inheritdoc/>
    public IReadOnlyList<AlertDraft> Evaluate(
        VisitSubject subject,
        UseTimeline<VisitUse> uses,
        StandingCache<VisitMeasurement> known,
        EventTimestamp judgedFrom,
        IReadOnlyList<DaySpan> confirmed)
    {
        var institution = InstitutionOf(subject);
        var standings = uses.Days
            .Where(day => day.Start >= judgedFrom)
            .SelectMany(day => known.On(
                day, one => [new SwipeDay([.. StandingsOn(_graded.On(subject.Provider, one), one, uses, institution)])]))
            .OfType<SwipeDay>()
            .SelectMany(day => day.Standings);
        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => _graded.Told(
                    PhantomSwipeReport.Draft(Rule, _measure, _scope, subject, episode, uses, institution),
                    subject.Provider,
                    episode.Peak.At.Day)),
        ];
    }

    private Func<CivilDay, Institution> InstitutionOf(VisitSubject subject)
    {
        var known = new Dictionary<CivilDay, Institution>();
        return day => known.TryGetValue(day, out var institution)
            ? institution
            : known[day] = _reference.InstitutionOn(subject.Provider, day);
    }

    private IEnumerable<SwipeStanding> StandingsOn(
        PhantomSwipe measure, CivilDay day, UseTimeline<VisitUse> uses, Func<CivilDay, Institution> institution)
    {
        var fewest = Math.Min(measure.Repeats, Math.Min(measure.Nightly, measure.DrainedPersons));
        if (institution(day).Axis != Rule.Axis || uses.On(day).Count + uses.On(day - 1).Count < fewest)
        {
            yield break;
        }

        var reach = uses.Between(day.Start - SwipeStanding.Day, day.End).Where(_scope.Counts).ToList();
        var window = new SwipeWindow(reach, _measure, institution);
        for (var next = reach.FindIndex(use => use.Time >= day.Start); next >= 0 && next < reach.Count; next++)
        {
            if (next + 1 < reach.Count && reach[next + 1].Time == reach[next].Time)
            {
                continue;
            }

            window.MoveTo(reach[next].Time);
            if (HighestOf(measure, reach[next].Time, window) is { } standing)
            {
                yield return standing;
            }
        }
    }

    private static SwipeStanding? HighestOf(PhantomSwipe measure, EventTimestamp at, SwipeWindow window)
    {
        SwipeStanding? highest = null;
        var (fen, repeats) = window.Repeated;
        Consider(Severity.High, SwipeCause.Amount, repeats, ShareLimit.Of(measure.HighRepeats, measure.HighRepeatShare, window.Count));
        Consider(Severity.High, SwipeCause.Night, window.Nightly, ShareLimit.Of(measure.Nightly, measure.NightlyShare, window.Count));
        Consider(Severity.High, SwipeCause.Drained, window.Drained, measure.DrainedPersons);
        Consider(Severity.Medium, SwipeCause.Amount, repeats, ShareLimit.Of(measure.Repeats, measure.RepeatShare, window.Count));
        return highest;

        void Consider(Severity severity, SwipeCause cause, int value, int limit)
        {
            if (value < limit || severity < highest?.Severity)
            {
                return;
            }

            var standing = new SwipeStanding(
                at, severity, cause, value, limit, window.Count, cause == SwipeCause.Amount ? new Money(fen) : default);
            if (highest is null || EpisodePeak.IsHigher(highest.Severity, highest.Ratio, standing.Severity, standing.Ratio))
            {
                highest = standing;
            }
        }
    }
}
