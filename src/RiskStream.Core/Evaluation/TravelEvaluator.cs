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
    public bool Asks(EncounterFacts encounter) => encounter.IsStay || encounter.HasSettlements;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed)
    {
        var (from, to) = (changed.Earliest - Day, changed.Latest + Day);
        var visits = person.VisitsNear(changed, Day);
        return (!AreInOnePlace(visits) || IsAdmittedWithin(person.Stays, from, to))
            && AnyAreTooFar([.. UsesOf(visits.ToArray(), person.Stays).Where(use => use.At >= from && use.At <= to).OrderBy(use => use.At)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var uses = UsesOf(person.Visits, person.Stays).ToList();
        var links = GapSinceLast.Links(
            uses.Where(use => use.ExcludedBy is null), _ => 0, use => use.At, use => use.Key.Value);
        return
        [
            .. Episodes.Join(links.Select(link => Judge(link.Earlier, link.Later)).OfType<TravelStanding>())
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, TravelReport.Draft(Rule, episode, uses))),
        ];
    }

    private static bool IsAdmittedWithin(IReadOnlyList<EncounterFacts> stays, EventTimestamp from, EventTimestamp to)
    {
        foreach (var stay in stays)
        {
            if (stay.AdmittedAt >= from && stay.AdmittedAt <= to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any two are, and not neighbours alone: which are neighbours depends on what is excluded.</summary>
    private bool AnyAreTooFar(List<CardPresence> uses) =>
        uses.Where((later, number) => uses.Take(number).Any(earlier => Judge(earlier, later) is not null)).Any();

    private IEnumerable<CardPresence> UsesOf(IReadOnlyList<EncounterFacts> visits, IReadOnlyList<EncounterFacts> stays) =>
        visits.SelectMany(SwipesOf).Concat(stays.SelectMany(AdmissionOf));

    private static bool AreInOnePlace(ReadOnlySpan<EncounterFacts> visits)
    {
        foreach (var visit in visits)
        {
            if (!visit.IsOfOneStatement || visit.Provider != visits[0].Provider)
            {
                return false;
            }
        }

        return true;
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

        yield return new CardPresence(
            key, fact.EventTime, fact.Provider, fact.Region, place, Exclusions.Of(Rule, encounter, place));
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
