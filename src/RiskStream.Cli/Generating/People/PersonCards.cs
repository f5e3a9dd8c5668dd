using System.Globalization;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.People;

/// <summary>Makes what events carry of a person: opaque tokens, as an adapter's keyed hash would give them.</summary>
internal sealed class PersonCards(ulong seed, DateOnly start, int population)
{
    private const int VillageSize = 180;
    private const int EmployerSize = 60;

    // However few live here, planted persons are strangers to each other.
    private const int FewestVillages = 50;
    private const int FewestEmployers = 200;
    private const double InsuredElsewhereShare = 0.03;

    public static string PersonToken(ulong key) => Token(key, 1);

    public Person Of(Profile who)
    {
        var dice = new Dice(who.Key, Strand.Person);
        var village = who.Household % (ulong)Math.Max(FewestVillages, 1 + (population / VillageSize));
        var employer = StableHash.Of(seed, Strand.Token, dice.Below(Math.Max(FewestEmployers, 1 + (population / EmployerSize))));
        var ownPhone = who.Age is >= 14 and < 80;
        return new Person
        {
            PsnKey = PersonToken(who.Key),
            CertKey = Token(who.Key, 2),
            Gend = who.Female ? "2" : "1",
            Brdy = BirthDate(who.Age, dice),
            Age = who.Age,
            Insutype = who.Employee ? "310" : "390",
            PsnType = (who.Employee, who.Age) switch
            {
                (true, >= 60) => "12",
                (true, _) => "11",
                (_, < 18) => "15",
                _ => "14",
            },
            InsuAdmdvs = dice.Chance(InsuredElsewhereShare) ? RegionMap.Elsewhere : RegionMap.Code(who.County),
            EmpNo = who.Employee ? Token(employer, 3) : "",
            TelKey = Token(ownPhone ? who.Key : who.Household, 4),
            AddrKey = Token(StableHash.Of(seed, Strand.Token, (long)village, 2), 5),
            ConerKey = Token(who.Household, 6),
        };
    }

    private string BirthDate(int age, Dice dice) =>
        start.AddYears(-age).AddDays(-dice.Below(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>32 hexadecimal digits.</summary>
    private static string Token(ulong key, long kind) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{StableHash.Of(key, Strand.Token, kind):x16}{StableHash.Of(key, Strand.Token, kind, 1):x16}");
}
