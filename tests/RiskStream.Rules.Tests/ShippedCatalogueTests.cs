using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Rules.Tests;

public sealed class ShippedCatalogueTests
{
    private static readonly CatalogueLoad.Loaded Shipped = RuleCatalogue.LoadShipped();

    [Fact]
    public void Every_rule_is_active_from_the_day_the_regulation_took_effect() =>
        Assert.All(Shipped.Rules.All, rule =>
        {
            Assert.Equal(RuleStatus.Active, rule.Status);
            Assert.Equal(CivilDay.From(new DateOnly(2021, 5, 1)), rule.EffectiveFrom);
            Assert.Null(rule.EffectiveTo);
        });

    [Fact]
    public void Only_tables_of_charges_may_block_a_settlement() =>
        Assert.Equal(["H09", "H10"], Shipped.Rules.All.Where(rule => rule.Care.MayBlock).Select(rule => rule.Id));

    [Fact]
    public void Rules_on_one_person_are_decided_by_a_check_and_those_on_institutions_are_not()
    {
        var decided = Shipped.Rules.All.Where(rule => rule.Care.Synchronous == Synchrony.Decides).Select(rule => rule.Id);

        Assert.Equal(["C01", "G01", "H01", "H02", "H03", "H04", "H09", "H10", "H11", "P04", "P05"], decided);
    }

    [Fact]
    public void H01_has_the_limits_of_the_catalogue()
    {
        var measure = Assert.IsType<StayFrequency>(Rule("H01").Measure);

        Assert.Equal(
            [
                new CountLimit(30, 3, Severity.Medium), new(90, 4, Severity.Medium), new(365, 8, Severity.Medium),
                new CountLimit(30, 4, Severity.High), new(90, 6, Severity.High), new(365, 12, Severity.High),
            ],
            measure.Limits);
        Assert.Equal(1, measure.KeyPersonReduction);
    }

    [Fact]
    public void H07_has_the_limits_of_the_catalogue()
    {
        var measure = Assert.IsType<ItemSurge>(Rule("H07").Measure);

        Assert.Equal(["physical_examination"], measure.SilentSpecialties);
        Assert.Equal(
            new ItemSurge
            {
                MinPersons = 20,
                MediumScore = 3,
                HighScore = 5,
                BaselineWeeks = 8,
                MinSamples = 4,
                WarmUpDays = 28,
                PanelPersons = 15,
                PanelShare = 0.7,
                PanelMinItems = 3,
                WeekPersons = 50,
                PeerShareFactor = 2,
                PeerScore = 3.5,
                SilentSpecialties = measure.SilentSpecialties,
            },
            measure);
    }

    [Fact]
    public void P01_has_the_limits_of_the_catalogue() =>
        Assert.Equal(
            new CardBurst
            {
                Persons = 6,
                MedianGapSeconds = 45,
                HourFactor = 3,
                HourFloor = 2,
                BaselineWeeks = 8,
                MinSamples = 4,
                GroupOverlap = 0.5,
                GroupDays = 2,
                GroupMemoryDays = 30,
            },
            Rule("P01").Measure);

    [Theory]
    [InlineData("H01", "EX-DIALYSIS EX-ONCO EX-PSYCH EX-HEMA EX-OBST EX-REHAB EX-DAYSURG")]
    [InlineData("H07", "EX-DIALYSIS")]
    [InlineData("H11", "EX-ONCO EX-OBST EX-ICU")]
    [InlineData("H14", "EX-EMERGENCY EX-DIALYSIS EX-NEWBORN")]
    [InlineData("P01", "EX-FAMILY")]
    [InlineData("P04", "EX-CHRONIC EX-FAMILY")]
    [InlineData("C02", "EX-REHAB")]
    [InlineData("C03", "")]
    [InlineData("P02", "EX-CHRONIC")]
    [InlineData("P03", "")]
    [InlineData("P05", "")]
    public void Every_rule_leaves_out_the_sets_of_the_catalogue(string rule, string sets) =>
        Assert.Equal(sets, string.Join(' ', Rule(rule).Exclusions.Select(set => set.Id)));

    [Theory]
    [InlineData("C02", RuleAxis.Clinic, "cost", "GZ10000201002000")]
    [InlineData("C03", RuleAxis.Clinic, "doctor", "")]
    [InlineData("H01", RuleAxis.Hospital, "person", "GZ10000204004000")]
    [InlineData("H07", RuleAxis.Hospital, "item", "GZ10000302001000")]
    [InlineData("H09", RuleAxis.Hospital, "item", "GZ10000102012000")]
    [InlineData("H10", RuleAxis.Hospital, "cost", "GZ10000102013000")]
    [InlineData("H11", RuleAxis.Hospital, "item", "GZ10000302001000")]
    [InlineData("H12", RuleAxis.Hospital, "item", "GZ10000303001000")]
    [InlineData("H13", RuleAxis.Hospital, "institution", "")]
    [InlineData("H14", RuleAxis.Hospital, "person", "")]
    [InlineData("P01", RuleAxis.Pharmacy, "spacetime", "")]
    [InlineData("P02", RuleAxis.Pharmacy, "cost", "")]
    [InlineData("P03", RuleAxis.Pharmacy, "item", "")]
    [InlineData("P05", RuleAxis.Pharmacy, "item", "")]
    [InlineData("P04", RuleAxis.Pharmacy, "person", "GZ10000204003000")]
    public void Every_rule_has_its_place_in_the_grid(string id, RuleAxis axis, string dimension, string nationalCode)
    {
        var rule = Rule(id);

        Assert.Equal((axis, dimension, nationalCode), (rule.Axis, rule.Dimension, rule.NationalCode));
    }

    private static RuleDefinition Rule(string id) => Shipped.Rules.All.Single(rule => rule.Id == id);
}
