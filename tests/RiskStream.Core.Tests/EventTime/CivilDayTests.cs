using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

public class CivilDayTests
{
    [Fact]
    public void A_leap_day_lies_between_its_neighbours()
    {
        var leap = Some.Day("2024-02-29");

        Assert.Equal("2024-02-28", (leap - 1).ToString());
        Assert.Equal("2024-03-01", (leap + 1).ToString());
        Assert.Equal("2025-02-28", (leap + 365).ToString());
        Assert.Equal(DayOfWeek.Thursday, leap.DayOfWeek);
    }

    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("1969-12-31", -1)]
    [InlineData("1949-10-01", -7397)]
    [InlineData("2026-01-01", 20454)]
    public void It_counts_from_the_first_day_of_1970(string date, int number)
    {
        Assert.Equal(number, Some.Day(date).Number);
        Assert.Equal(date, new CivilDay(number).ToString());
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2026-2-1")]
    [InlineData("2026-02-01 ")]
    [InlineData("01.02.2026")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_not_read(string? text)
    {
        Assert.False(CivilDay.TryParse(text, out var day));
        Assert.Equal(default, day);
    }

    [Fact]
    public void Days_follow_each_other_without_gap_or_overlap()
    {
        for (var day = Some.Day("1969-12-01"); day < Some.Day("1970-02-01"); day += 1)
        {
            Assert.Equal(day.End, (day + 1).Start);
            Assert.Equal(day, day.Start.Day);
            Assert.Equal(day, new EventTimestamp(day.End.Micros - 1).Day);
            Assert.Equal(TimeSpan.FromDays(1), day.End - day.Start);
        }
    }

    [Fact]
    public void They_order_by_date()
    {
        var (first, second) = (Some.Day("2026-01-31"), Some.Day("2026-02-01"));

        Assert.True(first < second && second > first && first <= second && second >= first);
        Assert.True(first.CompareTo(second) < 0);
        Assert.Equal(new DateOnly(2026, 1, 31), first.ToDateOnly());
    }
}
