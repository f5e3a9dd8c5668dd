using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// Many persons with one set of items are an alert whatever their number. Where the region's own score was known, be it nought, such
/// an alert needed a z of three all the same.
/// </summary>
public class A_quiet_region_explained_package_ordering
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData(0.0, 1)]
    [InlineData(2.9, 1)]
    [InlineData(3.0, 0)]
    public void Only_a_region_that_itself_alarms_explains_one_set_of_items(double? region, int alerts)
    {
        var engine = new TwoStages(new Setting { Rules = [GivenRules.H07], Context = new GivenRegion { Score = region } });

        engine.Feed(Enumerable.Range(0, 5).SelectMany(week => Packages(day: 1 + (7 * week), persons: 14)));
        engine.Feed(Packages(day: 36, persons: 15));

        Assert.Equal(alerts, engine.Final.Count(alert => alert.Subject.EndsWith("|CT")));
        Assert.All(engine.Final, alert => Assert.Equal((Severity.High, 15, 15), (alert.Severity, alert.Measured, alert.Threshold)));
    }

    [Fact]
    public void An_alert_by_package_says_so_even_where_the_region_takes_the_rest_of_a_high_score()
    {
        var engine = new TwoStages(new Setting { Rules = [GivenRules.H07], Context = new GivenRegion { Score = 2.5 } });

        engine.Feed(Enumerable.Range(0, 5).SelectMany(week => Packages(day: 1 + (7 * week), persons: 4)));
        engine.Feed(Packages(day: 36, persons: 15));

        Assert.All(engine.Final, alert => Assert.Equal((15, 15), (alert.Measured, alert.Threshold)));
        Assert.NotEmpty(engine.Final);
    }

    private static IEnumerable<PersonEvent> Packages(int day, int persons) => Enumerable.Range(0, persons).Select(person =>
        Some.Event(new($"psn-{person}"), [.. Panel($"V{day}-{person}", Some.OnDay(day))]));

    private static IEnumerable<Assertion> Panel(string encounter, EventTimestamp at) =>
        new[] { "CT", "MR", "XR" }.Select(item => Some.Line(encounter, item, at, line => line with { Item = item }));
}
