using RiskStream.Rules;

namespace RiskStream.Core.Tests;

public class RuleSetTests
{
    [Fact]
    public void Rules_stand_by_id_and_are_found_by_what_they_measure()
    {
        var rules = new RuleSet([GivenRules.P01, GivenRules.H07, GivenRules.H01]);

        Assert.Equal(["H01", "H07", "P01"], rules.All.Select(rule => rule.Id));
        Assert.Equal("H07", Assert.Single(rules.Measuring<ItemSurge>()).Id);
    }

    [Fact]
    public void A_retired_rule_is_not_measured() =>
        Assert.Empty(new RuleSet([GivenRules.H01 with { Status = RuleStatus.Retired }]).Measuring<StayFrequency>());

    [Fact]
    public void Two_rules_of_one_id_are_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => new RuleSet([GivenRules.H01, GivenRules.H01]));

        Assert.Contains("H01", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_applies_from_its_first_day_to_the_day_before_its_end()
    {
        var rule = GivenRules.H01 with { EffectiveFrom = Some.Day("2026-01-10"), EffectiveTo = Some.Day("2026-01-12") };

        Assert.Equal(
            [false, true, true, false],
            Enumerable.Range(9, 4).Select(day => rule.AppliesOn(Some.OnDay(day).Day)));
        Assert.True((rule with { EffectiveTo = null }).AppliesOn(Some.Day("2099-01-01")));
        Assert.False((rule with { Status = RuleStatus.Retired }).AppliesOn(Some.Day("2026-01-10")));
    }
}
