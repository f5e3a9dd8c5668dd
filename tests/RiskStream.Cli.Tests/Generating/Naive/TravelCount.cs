using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule G01 by brute force, for places that are no train ride apart; distances as on a flat map.</summary>
internal sealed class TravelCount(EffectiveFacts facts, IReadOnlyDictionary<string, InstitutionRegistry> places)
{
    private const double KilometresPerDegree = 111.2;

    public static double Kilometres(InstitutionRegistry one, InstitutionRegistry other)
    {
        var north = KilometresPerDegree * (one.Lat - other.Lat);
        var east = KilometresPerDegree * (one.Lon - other.Lon) * Math.Cos(one.Lat * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }

    public IEnumerable<SubjectHit> Hits() =>
        from person in Uses().GroupBy(use => use.Person)
        let uses = person.OrderBy(use => use.At).ToList()
        from pair in uses.Zip(uses.Skip(1))
        let distance = Kilometres(places[pair.First.Where], places[pair.Second.Where])
        let hours = (pair.Second.At - pair.First.At) / 3600.0
        where distance > 50 && hours <= 24 && distance > 120 * hours
        select new SubjectHit(person.Key, pair.Second.At, "HIGH");

    /// <summary>Every use of a card by its holder.</summary>
    private IEnumerable<(string Person, long At, string Where)> Uses() => facts.Outpatient
        .SelectMany(person => person)
        .Where(envelope => envelope.Settlement.AcctMulaidPayFen == 0)
        .Select(envelope => (envelope.Settlement.Person.PsnKey, envelope.EventTime.Seconds, envelope.FixmedinsCode))
        .Concat(facts.Stays.SelectMany(person => person).Select(stay => (stay.Person, stay.Begin, stay.Where)));
}
