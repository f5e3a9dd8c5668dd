using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// G01 ImpossibleTravel: two uses of one card within 24 hours, one after the other, at institutions too far apart. Only what happens
/// with the card at a till or a ward counts: no final settlements of stays, nothing reimbursed over the counter. Institutions without
/// a registered position are passed over. Pure.
/// </summary>
public sealed class TravelEvaluator : IPersonEvaluator
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Travel _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public TravelEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (Travel)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => Day;

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay || encounter.Settlements.Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var uses = person.Visits.SelectMany(SwipesOf).Concat(person.Stays.SelectMany(AdmissionOf)).ToList();
        var links = GapSinceLast.Links(
            uses.Where(use => use.ExcludedBy is null), _ => 0, use => use.At, use => use.Key.Value);
        return
        [
            .. Episodes.Join(links.Select(link => Judge(link.Earlier, link.Later)).OfType<TravelStanding>())
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, TravelReport.Draft(Rule, episode, uses))),
        ];
    }

    private TravelStanding? Judge(CardPresence earlier, CardPresence later)
    {
        var span = later.At - earlier.At;
        if (span > Day || earlier.Provider == later.Provider)
        {
            return null;
        }

        var distance = Velocity.DistanceKm(earlier.Place.Latitude, earlier.Place.Longitude, later.Place.Latitude, later.Place.Longitude);
        var limit = distance > _measure.TrainKm ? _measure.TrainKmh : _measure.RoadKmh;
        var speed = Velocity.Kmh(distance, span);
        return distance > _measure.MinKm && speed > limit
            ? new TravelStanding(later.At, earlier, later, distance, speed, limit)
            : null;
    }

    private IEnumerable<CardPresence> SwipesOf(EncounterFacts visit) => visit.Settlements
        .Where(settlement => !settlement.TooLate && !settlement.Content.IsManual)
        .SelectMany(settlement => At(visit, settlement.Key, settlement.Content));

    private IEnumerable<CardPresence> AdmissionOf(EncounterFacts stay) => stay.Admission is { TooLate: false } admission
        ? At(stay, admission.Key, admission.Content)
        : [];

    private IEnumerable<CardPresence> At(EncounterFacts encounter, FactKey key, Fact fact)
    {
        var place = _reference.InstitutionOn(fact.Provider, fact.EventTime.Day);
        if (place is { Latitude: 0, Longitude: 0 })
        {
            yield break;
        }

        var set = ExclusionSet.FirstMatch(Rule.Exclusions, EncounterProfile.Of(encounter, place.Specialty));
        yield return new CardPresence(key, fact.EventTime, fact.Provider, fact.Region, place, set);
    }
}

/// <summary>A card that was used at a place.</summary>
internal sealed record CardPresence(
    FactKey Key, EventTimestamp At, ProviderId Provider, string Region, Institution Place, ExclusionSet? ExcludedBy);

/// <summary>Two uses that nobody could have made one after the other.</summary>
internal sealed record TravelStanding(
    EventTimestamp At, CardPresence Earlier, CardPresence Later, double DistanceKm, double Kmh, double Limit) : IStanding
{
    public EventTimestamp Until => At + TimeSpan.FromHours(24);

    public Severity Severity => Severity.High;

    public double Ratio => Kmh / Limit;
}
