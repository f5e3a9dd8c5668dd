using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>H07 by one and the same set of items: 15 persons and 70 percent of those with the item.</summary>
public class ExamPackageTests
{
    private const int Day = 36;

    [Theory]
    [InlineData(14, 0, Severity.None)]
    [InlineData(15, 0, Severity.High)]
    [InlineData(15, 6, Severity.High)]
    [InlineData(15, 7, Severity.None)]
    public void Persons_and_share_count_from_their_limits_on(int same, int others, Severity severity)
    {
        var engine = Given();

        engine.Feed(Visits("a", same, "CT", "MR", "XR")).Feed(Visits("b", others, "CT", "MR"));

        Assert.Equal(severity, SeverityOf(engine, "CT"));
    }

    [Fact]
    public void Two_items_are_no_package()
    {
        var engine = Given().Feed(Visits("a", 15, "CT", "MR"));

        Assert.Equal(Severity.None, SeverityOf(engine, "CT"));
    }

    [Fact]
    public void A_package_alert_names_the_persons_with_that_set()
    {
        var engine = Given().Feed(Visits("a", 15, "CT", "MR", "XR")).Feed(Visits("b", 2, "CT"));

        var alert = engine.Final.Single(alert => alert.Subject.EndsWith("|CT", StringComparison.Ordinal));
        Assert.Equal((15, 15), (alert.Measured, alert.Threshold));
        Assert.Equal(15, alert.Evidence.Split(' ').Length);
    }

    private static Severity SeverityOf(TwoStages engine, string item) => engine.Final
        .Where(alert => alert.Subject.EndsWith("|" + item, StringComparison.Ordinal))
        .Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max();

    /// <summary>Five weeks of twenty persons with the item by itself, so that numbers alone say nothing.</summary>
    private static TwoStages Given() => new TwoStages(new Setting { Rules = [GivenRules.H07] }).Feed(
        Enumerable.Range(0, 5).SelectMany(week => Enumerable.Range(0, 20).Select(person =>
            Some.Line($"V{week}-{person}", "CT", Some.OnDay(1 + (7 * week))).About(new($"psn-{person}")))));

    private static IEnumerable<PersonEvent> Visits(string group, int persons, params string[] items) =>
        Enumerable.Range(0, persons).Select(person => Some.Event(
            new($"psn-{group}{person}"),
            [.. items.Select(item => Some.Line($"{group}{person}", item, Some.OnDay(Day), line => line with { Item = item }))]));
}
