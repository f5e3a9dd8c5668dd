using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

public class EventTimestampTests
{
    [Fact]
    public void The_civil_day_changes_at_midnight_of_utc_plus_eight()
    {
        var midnight = EventTimestamp.FromUtc(new DateTimeOffset(2026, 1, 31, 16, 0, 0, TimeSpan.Zero));

        Assert.Equal(Some.Day("2026-02-01"), midnight.Day);
        Assert.Equal(Some.Day("2026-01-31"), new EventTimestamp(midnight.Micros - 1).Day);
        Assert.Equal(0, midnight.HourOfDay);
        Assert.Equal(23, new EventTimestamp(midnight.Micros - 1).HourOfDay);
    }

    [Theory]
    [InlineData("1969-12-31 07:59:59", "1969-12-31", 7)]
    [InlineData("1970-01-01 00:00", "1970-01-01", 0)]
    [InlineData("1960-02-29 23:59", "1960-02-29", 23)]
    [InlineData("1949-10-01 15:00", "1949-10-01", 15)]
    public void A_time_before_the_epoch_lies_in_its_own_day_and_hour(string local, string day, int hour)
    {
        var time = Some.Time(local);

        Assert.Equal(Some.Day(day), time.Day);
        Assert.Equal(hour, time.HourOfDay);
        Assert.True(time.Day.Start <= time && time < time.Day.End);
    }

    [Fact]
    public void It_is_the_same_instant_as_the_date_time_that_it_was_made_of()
    {
        var utc = new DateTimeOffset(1958, 3, 4, 5, 6, 7, TimeSpan.Zero).AddMicroseconds(89);

        Assert.Equal(utc, EventTimestamp.FromUtc(utc).ToUtc());
        Assert.Equal(EventTimestamp.FromUtc(utc), EventTimestamp.FromUtc(utc.ToOffset(TimeSpan.FromHours(8))));
    }

    [Fact]
    public void The_default_is_no_time_at_all()
    {
        Assert.False(default(EventTimestamp).IsGiven);
        Assert.True(new EventTimestamp(-1).IsGiven);
    }

    [Fact]
    public void It_orders_and_moves_as_time_does()
    {
        var earlier = Some.Time("2026-02-28 23:30");
        var later = earlier + TimeSpan.FromHours(1);

        Assert.Equal(TimeSpan.FromHours(1), later - earlier);
        Assert.Equal(earlier, later - TimeSpan.FromHours(1));
        Assert.Equal(later, EventTimestamp.Later(earlier, later));
        Assert.Equal(later, EventTimestamp.Later(later, earlier));
        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier);
        Assert.True(earlier.CompareTo(later) < 0);
    }

    [Fact]
    public void It_reads_as_a_reviewer_reads_it()
    {
        Assert.Equal("2026-02-28T23:30:00+08:00", Some.Time("2026-02-28 23:30").ToString());
        Assert.Equal("2026-02-28T23:30:00.000001+08:00", new EventTimestamp(Some.Time("2026-02-28 23:30").Micros + 1).ToString());
    }
}
