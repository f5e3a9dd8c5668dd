using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.People;

/// <summary>
/// All persons. None is stored: a profile is a pure function of the seed and the index, so a prefecture of millions
/// costs no memory. Indices are laid out by cohort (dialysis, oncology, chronic, ordinary); those beyond the population
/// belong to planted schemes, so that no honest event ever falls on a planted person.
/// </summary>
internal sealed class Population
{
    private const int HouseholdSize = 3;

    // Share of five-year age bands, oldest band 85 to 89; a county of western China that the young have left.
    private static readonly double[] AgeBands = Dice.Cumulate(
        [5, 6, 6.5, 6, 5.5, 5, 6, 6.5, 6, 7, 8.5, 8, 6, 6.5, 5, 3.5, 2, 1]);

    private readonly ulong _seed;
    private readonly InstitutionDirectory _institutions;
    private readonly PersonCards _cards;

    public Population(PrefectureOptions options, InstitutionDirectory institutions)
    {
        _seed = unchecked((ulong)options.Seed);
        _institutions = institutions;
        _cards = new PersonCards(_seed, options.Start, options.Persons);
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
        var household = HouseholdOf(index);
        var county = (int)(household % (ulong)_institutions.Counties);
        return new Profile(_cards)
        {
            Index = index,
            Key = key,
            Cohort = cohort,
            Age = age,
            Female = dice.Chance(0.49),
            Employee = dice.Chance(age switch { < 20 => 0, < 60 => 0.35, _ => 0.28 }),
            Household = household,
            County = county,
            Hospital = _institutions.DrawIn(county, Axis.Hospital, dice),
            Clinic = _institutions.DrawIn(county, Axis.Clinic, dice),
            Pharmacy = _institutions.DrawIn(county, Axis.Pharmacy, dice),
        };
    }

    /// <summary>
    /// Households are spread over the whole range of indices, so that neighbours in a cohort are strangers; a planted
    /// person lives alone.
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
}
