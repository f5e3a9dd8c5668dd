using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>
/// What changed of a use was told as its end and its beginning, so an alert just at its limit was withdrawn and raised again by
/// whatever changed one of its uses: a late diagnosis, a further item of a visit, a corrected amount.
/// </summary>
public class A_correction_withdrew_and_raised_again
{
    [Fact]
    public void A_further_item_of_a_visit_leaves_the_alert_of_the_first()
    {
        var engine = new TwoStages(LongHistories.Setting);
        engine.Feed(Some.Line("V0", "CT", Some.OnDay(1)).About());
        engine.Feed(Enumerable.Range(1, 3).Select(n => Some.Line($"V{n}", "CT", Some.OnDay(9)).About(new($"psn-{n}"))));

        engine.Feed(Some.Line("V3", "MR", Some.OnDay(9), line => line with { Item = "MR" }).About(new("psn-3")));

        Assert.Equal(AlertKind.Raised, Assert.Single(engine.Alerts).Kind);
    }

    [Fact]
    public void A_use_that_moves_is_still_told_as_gone_from_where_it_was()
    {
        var engine = new TwoStages(LongHistories.Setting);
        var line = Some.Line("V1", "CT", Some.OnDay(9), l => l with { Doctor = "D1" });
        engine.Feed(line.About());

        var content = (ClaimLine)line.Content;
        engine.Feed((line with { Version = 2, Content = content with { Doctor = "D2" } }).About());
        engine.Feed((line with { Version = 3, Content = content with { EventTime = Some.OnDay(10) } }).About());

        Assert.Equal(1, UsesOf(engine, "exam|H51010000001|CT"));
        Assert.Equal(1, UsesOf(engine, "exam|H51010000001|D1|CT"));
        Assert.Equal(0, UsesOf(engine, "exam|H51010000001|D2|CT"));
    }

    private static int UsesOf(TwoStages engine, string key) => ((ExamState)engine.Institutions.StateOf(key)).Uses.Count;
}
