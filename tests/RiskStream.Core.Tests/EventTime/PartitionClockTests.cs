using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

public class PartitionClockTests
{
    private static readonly EventTimestamp Noon = Some.Time("2026-03-01 12:00");
    private readonly PartitionClock _clock = new(default);

    [Fact]
    public void It_stands_at_the_latest_time_seen_and_never_goes_back()
    {
        _clock.Observe(Noon, Noon);
        _clock.Observe(Noon - TimeSpan.FromHours(5), Noon);

        Assert.Equal(Noon, _clock.Watermark);
    }

    [Fact]
    public void It_goes_on_from_where_it_was_stored() => Assert.Equal(Noon, new PartitionClock(Noon).Watermark);

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(600, 10, 1)]
    public void A_time_more_than_ten_minutes_ahead_of_its_ingestion_counts_as_that(int micros, int minutes, int clamped)
    {
        var ahead = new EventTimestamp((Noon + TimeSpan.FromMinutes(minutes)).Micros + micros);

        _clock.Observe(ahead, Noon);

        Assert.Equal(Noon + TimeSpan.FromMinutes(10), _clock.Watermark);
        Assert.Equal(clamped, _clock.Clamped);
    }

    [Fact]
    public void A_time_without_an_ingestion_is_believed()
    {
        _clock.Observe(Noon + TimeSpan.FromDays(9), default);

        Assert.Equal(Noon + TimeSpan.FromDays(9), _clock.Watermark);
        Assert.Equal(0, _clock.Clamped);
    }

    [Fact]
    public void A_partition_that_saw_nothing_calls_nothing_late() =>
        Assert.Equal(Lateness.OnTime, _clock.Judge(new EventTimestamp(-1), TimeSpan.Zero));

    [Fact]
    public void The_allowed_lateness_is_included()
    {
        var allowed = TimeSpan.FromHours(24);
        _clock.Observe(Noon, Noon);

        Assert.Equal(Lateness.OnTime, _clock.Judge(Noon, allowed));
        Assert.Equal(Lateness.Late, _clock.Judge(new EventTimestamp(Noon.Micros - 1), allowed));
        Assert.Equal(Lateness.Late, _clock.Judge(Noon - allowed, allowed));
        Assert.Equal(Lateness.TooLate, _clock.Judge(new EventTimestamp((Noon - allowed).Micros - 1), allowed));
    }
}
