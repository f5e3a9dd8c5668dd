using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H01 FrequentAdmission and rules of its shape. N(L) at an instant t counts the distinct stays whose admission lies in (t−L, t];
/// stays linked by a transfer count once; stays of an exclusion set are not counted. Pure.
/// </summary>
public sealed class StayFrequencyEvaluator : IPersonEvaluator
{
    private readonly StayFrequency _measure;
    private readonly IReadOnlyList<WindowLimit> _limits;
    private readonly int _fewest;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public StayFrequencyEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (StayFrequency)rule.Measure;
        _limits = [.. _measure.Limits.Select(limit => new WindowLimit(WindowTerm.Encounters, limit.Days, limit.AtLeast, limit.Severity))];
        _fewest = Math.Max(1, _measure.Limits.Min(limit => limit.AtLeast) - _measure.KeyPersonReduction);
        _reference = reference;
        LongestWindow = TimeSpan.FromDays(_measure.Limits.Max(limit => limit.Days));
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow { get; }

    /// <inheritdoc/>
    public bool IsOfStaysOnly => true;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay || encounter.HasFilings;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) => person.Stays.Count >= _fewest;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var counted = StayOccurrences.Of(Rule, person.Stays, person.Filings, _reference);
        return
        [
            .. Episodes.Join(Standings(person.Beneficiary, counted), _measure.CoolDown)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, StayFrequencyReport.Draft(Rule, episode, counted))),
        ];
    }

    /// <summary>Limits also change on the days on which the person becomes a key person or no longer is one.</summary>
    private IEnumerable<WindowStanding> Standings(BeneficiaryId beneficiary, List<Occurrence> stays)
    {
        if (stays.Count == 0)
        {
            return [];
        }

        var last = stays.Max(stay => stay.At) + LongestWindow;
        return WindowAggregate.Standings(
            stays,
            _limits,
            at => _reference.IsKeyPerson(beneficiary, at.Day) ? _measure.KeyPersonReduction : 0,
            _reference.KeyPersonChanges(beneficiary, stays.Min(stay => stay.At).Day, last.Day).Select(day => day.Start));
    }
}
