using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H01 FrequentAdmission and rules of its shape. N(L) at an instant t counts the distinct stays whose admission lies in (t−L, t];
/// stays linked by a transfer count once; stays of an exclusion set are not counted. Pure.
/// </summary>
public sealed class StayFrequencyEvaluator
{
    private readonly RuleDefinition _rule;
    private readonly StayFrequency _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public StayFrequencyEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        _rule = rule;
        _measure = (StayFrequency)rule.Measure;
        _reference = reference;
    }

    /// <summary>The longest window.</summary>
    public TimeSpan LongestWindow => TimeSpan.FromDays(_measure.Limits.Max(limit => limit.Days));

    /// <summary>What the stays of a person say, and what was filed for that person.</summary>
    public IReadOnlyList<AlertDraft> Evaluate(
        BeneficiaryId beneficiary, IReadOnlyList<EncounterFacts> stays, IReadOnlyList<Filing> filings)
    {
        var counted = CountedStay.Of(stays, filings, _rule.Exclusions, _reference);
        var included = counted.Where(stay => stay.ExcludedBy is null).ToList();
        return
        [
            .. Episodes.Join(Standings(beneficiary, included))
                .Where(episode => _rule.AppliesOn(episode.Anchor))
                .Select(episode => StayFrequencyReport.Draft(_rule, episode, counted)),
        ];
    }

    private IEnumerable<StayStanding> Standings(BeneficiaryId beneficiary, List<CountedStay> stays)
    {
        var instants = CriticalInstants(beneficiary, stays);
        for (var i = 0; i < instants.Count - 1; i++)
        {
            var highest = HighestAt(beneficiary, stays, instants[i], instants[i + 1]);
            if (highest is not null)
            {
                yield return highest;
            }
        }
    }

    /// <summary>
    /// The instants at which a count or a limit can change: admissions, where they leave a window, and the days on which the person
    /// becomes a key person or no longer is one.
    /// </summary>
    private List<EventTimestamp> CriticalInstants(BeneficiaryId beneficiary, List<CountedStay> stays)
    {
        var instants = new SortedSet<EventTimestamp>();
        foreach (var stay in stays)
        {
            instants.Add(stay.AdmittedAt);
            foreach (var limit in _measure.Limits)
            {
                instants.Add(stay.AdmittedAt + TimeSpan.FromDays(limit.Days));
            }
        }

        if (instants.Count > 0)
        {
            instants.UnionWith(_reference.KeyPersonChanges(beneficiary, instants.Min.Day, instants.Max.Day)
                .Select(day => day.Start).ToList());
        }

        return [.. instants];
    }

    private StayStanding? HighestAt(BeneficiaryId beneficiary, List<CountedStay> stays, EventTimestamp at, EventTimestamp until)
    {
        StayStanding? highest = null;
        var isKeyPerson = _reference.IsKeyPerson(beneficiary, at.Day);
        foreach (var limit in _measure.Limits)
        {
            var count = stays.Where(stay => stay.IsWithin(limit, at)).Select(stay => stay.Chain).Distinct().Count();
            var threshold = Math.Max(1, limit.AtLeast - (isKeyPerson ? _measure.KeyPersonReduction : 0));
            if (count < threshold)
            {
                continue;
            }

            var standing = new StayStanding(at, until, limit, count, threshold, isKeyPerson);
            if (highest is null
                || EpisodePeak.IsHigher(highest.Severity, highest.Ratio, standing.Severity, standing.Ratio))
            {
                highest = standing;
            }
        }

        return highest;
    }
}

/// <summary>The highest limit that a person's stays reach at an instant.</summary>
internal sealed record StayStanding(
    EventTimestamp At, EventTimestamp Until, CountLimit Limit, int Count, int Threshold, bool IsKeyPerson) : IStanding
{
    public Severity Severity => Limit.Severity;

    public double Ratio => (double)Count / Threshold;
}
