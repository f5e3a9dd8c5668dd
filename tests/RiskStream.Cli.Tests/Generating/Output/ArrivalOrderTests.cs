using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;

namespace RiskStream.Cli.Tests.Generating.Output;

public sealed class ArrivalOrderTests
{
    private static readonly Prefecture Prefecture = new(PrefectureOptions.Demo(seed: 4));

    [Fact]
    public void Events_come_in_the_order_in_which_they_were_taken()
    {
        var arrivals = ArrivalOrder.Of(Prefecture.Events())
            .Select(envelope => envelope.RsIngestTime.ToDateTime())
            .ToList();

        Assert.Equal(arrivals.Order(), arrivals);
    }

    [Fact]
    public void None_is_lost_and_none_is_added()
    {
        var arrivals = ArrivalOrder.Of(Prefecture.Events()).Select(envelope => envelope.EventId).Order();

        Assert.Equal(Prefecture.Events().Select(envelope => envelope.EventId).Order(), arrivals);
    }

    [Fact]
    public void Some_events_come_after_later_ones()
    {
        var times = ArrivalOrder.Of(Prefecture.Events()).Select(envelope => envelope.EventTime.Seconds).ToList();

        Assert.Contains(times.Zip(times.Skip(1)), pair => pair.Second < pair.First);
    }
}
