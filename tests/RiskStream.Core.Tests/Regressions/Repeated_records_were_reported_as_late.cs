namespace RiskStream.Core.Tests;

/// <summary>A record that came a second time, long after its first, went to the late facts although nothing of it was new.</summary>
public class Repeated_records_were_reported_as_late
{
    [Fact]
    public void A_repetition_is_counted_as_such_and_not_as_late()
    {
        var engine = new TwoStages(new Setting { Rules = [GivenRules.H01] });
        var first = Some.Admission("E1", Some.OnDay(1)).About();

        engine.Feed(first, Some.Admission("E9", Some.OnDay(9)).About(), first);

        Assert.Empty(engine.LateFacts);
        var counts = engine.PartitionOf(Some.Person).Last;
        Assert.Equal((0, 1, 0), (counts.Applied, counts.Duplicates, counts.TooLate));
    }
}
