using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// H14 GroupAdmission and rules of its shape: at each admission, the distinct persons of its group admitted within the window, and how many
/// bursts of the group there were before. Pure.
/// </summary>
public sealed class GroupAdmissionEvaluator
{
    private readonly GroupAdmission _measure;
    private readonly GradedMeasure<GroupAdmission> _graded;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public GroupAdmissionEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (GroupAdmission)rule.Measure;
        _graded = new GradedMeasure<GroupAdmission>(rule, reference);
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <summary>The rule.</summary>
    public RuleDefinition Rule { get; }

    /// <summary>How many earlier days enter what is said of a day: the bursts that are remembered, and the window of the first of them.</summary>
    public int DaysBack => _measure.BurstDays + ((_measure.Hours + 23) / 24) + 1;

    /// <summary>What the admissions of a group say from <paramref name="judgedFrom"/> on; before it earlier bursts may be unknown.</summary>
    public IReadOnlyList<AlertDraft> Evaluate(GroupSubject subject, UseTimeline<GroupUse> uses, EventTimestamp judgedFrom)
    {
        if (uses.Count < _graded.Lowest.LimitOf(subject.Bond))
        {
            return [];
        }

        var window = TimeSpan.FromHours(_measure.Hours);
        var admitted = uses.All.Where(use => Counts(subject, use)).Select(use => (use.Time, use.Beneficiary)).ToList();
        var reached = DistinctWindow.Over(admitted, window)
            .Select(found => (Found: found, Limit: _graded.On(subject.Provider, found.At.Day).LimitOf(subject.Bond)))
            .Where(one => one.Found.Members >= one.Limit)
            .Select(one => new GroupStanding(one.Found.At, one.Found.Members, one.Limit, 1, Severity.Medium, window))
            .ToList();
        var bursts = Episodes.Join(reached, _measure.CoolDown);
        var standings = reached.Select(standing => Weigh(standing, bursts)).Where(standing => standing.At >= judgedFrom);
        return
        [
            .. Episodes.Join(standings, _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => _graded.Told(
                    GroupAdmissionReport.Draft(Rule, _measure, _scope, subject, episode, uses), subject.Provider, episode.Peak.At.Day)),
        ];
    }

    private bool Counts(GroupSubject subject, Use<GroupUse> use) =>
        use.Counts && _scope.ExcludedBy(use.Content.InSets) is null
        && _reference.InstitutionOn(subject.Provider, use.Time.Day).Axis == Rule.Axis;

    /// <summary>The bursts that began within the days up to now, this one with them.</summary>
    private GroupStanding Weigh(GroupStanding standing, List<Episode<GroupStanding>> bursts)
    {
        var count = bursts.Count(burst => burst.Start <= standing.At && burst.Start > standing.At - TimeSpan.FromDays(_measure.BurstDays));
        var isHigh = standing.Persons >= _measure.HighFactor * standing.Limit || count >= _measure.Bursts;
        return standing with { Bursts = count, Severity = isHigh ? Severity.High : Severity.Medium };
    }
}
