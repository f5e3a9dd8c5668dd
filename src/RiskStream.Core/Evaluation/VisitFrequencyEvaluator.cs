using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// C01 FrequentOutpatient and rules of its shape: distinct encounters, institutions or days within windows of a person's settled
/// visits. A visit counts at its first settlement; visits of an exclusion set are not counted. Pure.
/// </summary>
public sealed class VisitFrequencyEvaluator : IPersonEvaluator
{
    private readonly VisitFrequency _measure;
    private readonly VisitBound _bound;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public VisitFrequencyEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (VisitFrequency)rule.Measure;
        _bound = new VisitBound(_measure.Services, _measure.Limits);
        _reference = reference;
        LongestWindow = TimeSpan.FromDays(_measure.Limits.Max(limit => limit.Days));
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow { get; }

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.HasSettlements;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) => _bound.IsReached(person.VisitsNear(changed, LongestWindow), changed);

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var settled = person.Visits.Where(IsOfService).ToList();
        if (settled.Count < _measure.Limits.Min(limit => limit.AtLeast))
        {
            return [];
        }

        var visits = settled.ConvertAll(Counted);
        return
        [
            .. Episodes.Join(WindowAggregate.Standings(visits, _measure.Limits), _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, VisitFrequencyReport.Draft(Rule, episode, visits))),
        ];
    }

    private bool IsOfService(EncounterFacts visit) => _measure.Services.Contains(visit.Settlements[0].Content.Service)
        && !visit.Settlements[0].Content.IsManual;

    private Occurrence Counted(EncounterFacts visit)
    {
        var first = visit.Settlements[0];
        return new Occurrence(first.Key, first.Content.EventTime, visit.Id.Value, visit.Provider, visit.Region)
        {
            TooLate = first.TooLate,
            ExcludedBy = Exclusions.Of(Rule, visit, _reference, visit.Provider, first.Content.EventTime.Day),
        };
    }
}
