using RiskStream.Core.Tests;
using RiskStream.Stages;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>What rules compare by days is kept for as long as they look back, however short the retention of other uses is.</summary>
public sealed class RetentionOfDaysTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(45)]
    public void A_short_retention_leaves_a_long_window_its_alerts(int windowDays)
    {
        var file = ScenarioFile.Read("H08");
        var shipped = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == "H08");
        var rule = shipped with { Measure = ((FeeStructure)shipped.Measure) with { WindowDays = windowDays } };

        var kept = AlertsWith(TimeSpan.FromDays(64));

        Assert.NotEqual(0, kept);
        Assert.Equal(AlertsWith(TimeSpan.FromDays(400)), kept);

        int AlertsWith(TimeSpan uses) => file.Scenarios.Sum(scenario => new TwoStages(new Setting
        {
            Rules = [rule],
            Reference = file.Lists,
            Retention = new Retention { Uses = uses },
        }).Feed(scenario.Events).Final.Count);
    }
}
