using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Core.Tests;

public class CaseGroupTests
{
    private static readonly SimilarCases Measure = CaseHistories.Measure with { NeighbourBands = 10, MaxVariation = 0.05, MediumPersons = 2 };

    [Fact]
    public void Charges_whose_variation_is_just_the_limit_make_a_cluster()
    {
        Use<CaseUse>[] cases = [Case(1, 95_000), Case(2, 105_000)];

        Assert.All(new CaseGroup(Measure, cases).Clusters(), cluster => Assert.Equal(0.05, cluster.Variation, 12));
        Assert.Equal(2, new CaseGroup(Measure, cases).Clusters().Count());
    }

    [Fact]
    public void Charges_that_vary_more_make_none() =>
        Assert.Empty(new CaseGroup(Measure, [Case(1, 94_900), Case(2, 105_000)]).Clusters());

    [Fact]
    public void Of_more_stays_than_can_be_compared_a_sample_is_that_does_not_depend_on_their_order()
    {
        const int Seed = 5;
        var cases = Enumerable.Range(1, 600).Select(number => Case(number, 100_000)).ToArray();
        var expected = new CaseGroup(Measure, cases).Clusters().First();
        new Random(Seed).Shuffle(cases);
        var found = new CaseGroup(Measure, cases).Clusters().First();

        Assert.Equal(CaseGroup.MostCompared, expected.Persons);
        Assert.Equal(expected.Cases, found.Cases);
    }

    [Fact]
    public void What_all_have_in_common_and_no_more_makes_no_chain()
    {
        Use<CaseUse>[] cases = [Case(1, 100_000, 0, 8), Case(2, 100_000, 1, 8), Case(3, 100_000, 2, 8), Case(4, 100_000, 3, 8)];

        Assert.Equal(3, new CaseGroup(Measure, cases).Clusters().Max(cluster => cluster.Persons));
    }

    private static Use<CaseUse> Case(int number, long fen, int first = 0, int items = 10) => new(
        new FactKey($"SET:{number}"),
        new BeneficiaryId($"psn-{number}"),
        Some.OnDay(5),
        string.Empty,
        TooLate: false,
        new CaseUse
        {
            Provider = Some.Hospital,
            Encounter = new EncounterId($"E{number}"),
            Prefecture = "5101",
            Diagnosis = "I10",
            Days = 7,
            Total = new Money(fen),
            AdmittedAt = Some.OnDay(1),
            Items = ItemSketch.Of(Enumerable.Range(first, items).Select(item => (uint)item)),
        });
}
