using RiskStream.LoadTests.Driving;
using RiskStream.Protocol.V1;

namespace RiskStream.LoadTests.Checks;

/// <summary>
/// What hospitals and pharmacies ask: of ten questions six are visits that are settled, two purchases, one an admission and one charges of
/// a stay, each of another person. Used by one caller at a time.
/// </summary>
internal sealed class CheckQuestions(LoadPersons persons, string run, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The question with a number.</summary>
    public CheckRequest Next(long number)
    {
        var (person, charges, now) = (_random.Next(persons.Count), _random.Next(10_000), TimeProvider.System.GetUtcNow());
        var (scenario, candidate) = (number % 10) switch
        {
            0 => ("3", LoadPersons.Stay(person, "NOW", EventType.Admission, now)),
            1 => ("4", LoadPersons.Charges(person, "NOW", now, charges)),
            2 or 3 => ("10", Purchase(LoadPersons.Visit(person, "NOW", now, charges))),
            _ => ("6", LoadPersons.Visit(person, "NOW", now, charges)),
        };
        return new CheckRequest { Msgid = $"{run}-{number}", TrigScen = scenario, Candidate = candidate };
    }

    private static Envelope Purchase(Envelope visit)
    {
        (visit.Settlement.RsService, visit.Settlement.MedType) = (ServiceKind.Purchase, "41");
        visit.FixmedinsCode = $"P{visit.FixmedinsCode[1..]}";
        return visit;
    }
}
