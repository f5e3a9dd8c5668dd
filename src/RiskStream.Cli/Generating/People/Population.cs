using System.Globalization;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.People;

/// <summary>
/// All persons. None is stored: a profile is a pure function of the seed and the index, so a prefecture of millions costs no
/// memory. Indices are laid out by cohort (dialysis, oncology, chronic, ordinary); those beyond the population belong to
/// planted schemes, so that no honest event ever falls on a planted person.
/// </summary>
internal sealed class Population
{
    public const string Employees = "310";
    public const string Residents = "390";
    private const int HouseholdSize = 3;
    private const int VillageSize = 180;
    private const int EmployerSize = 60;

    // Share of five-year age bands, oldest band 85 to 94; a county of western China that the young have left.
    private static readonly double[] AgeBands = Dice.Cumulate(
        [5, 6, 6.5, 6, 5.5, 5, 6, 6.5, 6, 7, 8.5, 8, 6, 6.5, 5, 3.5, 2, 1]);

    private readonly ulong _seed;
    private readonly DateOnly _start;
    private readonly InstitutionDirectory _institutions;

    public Population(PrefectureOptions options, InstitutionDirectory institutions)
    {
        _seed = unchecked((ulong)options.Seed);
        _start = options.Start;
        _institutions = institutions;
        Count = options.Persons;
        DialysisEnd = Share(options.DialysisShare);
        OncologyEnd = DialysisEnd + Share(options.OncologyShare);
        ChronicEnd = OncologyEnd + Share(options.ChronicShare);
    }

    public int Count { get; }

    /// <summary>Persons from 0 to here have dialysis.</summary>
    public int DialysisEnd { get; }

    public int OncologyEnd { get; }

    public int ChronicEnd { get; }

    public Cohort CohortOf(int index) =>
        index < DialysisEnd ? Cohort.Dialysis
        : index < OncologyEnd ? Cohort.Oncology
        : index < ChronicEnd ? Cohort.Chronic
        : Cohort.Ordinary;

    public Profile Person(int index)
    {
        var cohort = CohortOf(index);
        var dice = new Dice(_seed, Strand.Person, index);
        var key = dice.Next();
        var age = AgeOf(cohort, dice);
        var female = dice.Chance(0.49);
        var household = HouseholdOf(index);
        var county = new Dice(household, Strand.Person).Below(_institutions.Regions.Count);
        var region = RegionMap.Code(county);
        return new Profile
        {
            Index = index,
            Key = key,
            Cohort = cohort,
            Age = age,
            Female = female,
            Card = Card(household, key, age, female, region, dice),
            Hospital = _institutions.DrawIn(region, Axis.Hospital, dice),
            Clinic = _institutions.DrawIn(region, Axis.Clinic, dice),
            Pharmacy = _institutions.DrawIn(region, Axis.Pharmacy, dice),
        };
    }

    /// <summary>
    /// Households are spread over the whole range of indices, so that neighbours in a cohort are strangers; a planted person
    /// lives alone.
    /// </summary>
    private ulong HouseholdOf(int index)
    {
        var households = Math.Max(1, Count / HouseholdSize);
        return StableHash.Of(_seed, Strand.Token, index < Count ? index % households : index);
    }

    private int Share(double share) => (int)Math.Round(Count * share);

    private static int AgeOf(Cohort cohort, Dice dice) => cohort switch
    {
        Cohort.Ordinary => (5 * dice.PickIndex(AgeBands)) + dice.Below(5),
        _ => Math.Clamp((int)(62 + (11 * dice.Normal())), 32, 92),
    };

    private Person Card(ulong household, ulong key, int age, bool female, string region, Dice dice)
    {
        var working = age is >= 20 and < 60;
        var employee = dice.Chance(working ? 0.35 : age >= 60 ? 0.28 : 0);
        var ownPhone = age is >= 14 and < 80;
        return new Person
        {
            PsnKey = Token(key, 1),
            CertKey = Token(key, 2),
            Gend = female ? "2" : "1",
            Brdy = _start.AddYears(-age).AddDays(-dice.Below(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Age = age,
            Insutype = employee ? Employees : Residents,
            PsnType = employee ? (age >= 60 ? "12" : "11") : (age < 18 ? "15" : "14"),
            InsuAdmdvs = dice.Chance(0.03) ? RegionMap.Elsewhere : region,
            EmpNo = employee ? Token(StableHash.Of(_seed, Strand.Token, dice.Below(1 + (Count / EmployerSize))), 3) : "",
            TelKey = ownPhone ? Token(key, 4) : Token(household, 4),
            AddrKey = Token(StableHash.Of(_seed, Strand.Token, (long)(household % (ulong)(1 + (Count / VillageSize))), 2), 5),
            ConerKey = Token(household, 6),
        };
    }

    /// <summary>An opaque token as an adapter's keyed hash would give it: 32 hexadecimal digits.</summary>
    private static string Token(ulong key, long kind) =>
        StableHash.Of(key, Strand.Token, kind).ToString("x16", CultureInfo.InvariantCulture)
        + StableHash.Of(key, Strand.Token, kind, 1).ToString("x16", CultureInfo.InvariantCulture);
}
