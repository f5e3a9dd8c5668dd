using RiskStream.EventTime;
using RiskStream.Operators;

namespace RiskStream.Core.Tests;

public sealed class GrowthVsSelfTests
{
    private static readonly CivilDay Today = Some.Day("2026-03-31");

    [Fact]
    public void The_week_is_compared_with_the_mean_of_earlier_weeks()
    {
        var growth = Of(day => day > Today - 7 ? 10 : 2, Today - 100);

        Assert.Equal((70, 14.0, 8, 5.0), (growth.Week, growth.Usual.Mean, growth.Usual.Samples, growth.Ratio));
    }

    [Fact]
    public void A_week_ends_with_its_seventh_day()
    {
        var growth = Of(day => day == Today - 7 ? 4 : day == Today - 6 ? 9 : 0, Today - 100);

        Assert.Equal((9, 4.0, 1), (growth.Week, growth.Usual.Mean, growth.Usual.Samples));
    }

    [Fact]
    public void Weeks_that_begin_before_the_first_day_are_no_samples()
    {
        Assert.Equal(2, Of(_ => 1, Today - 20).Usual.Samples);
        Assert.Equal(1, Of(_ => 1, Today - 19).Usual.Samples);
        Assert.Equal(0, Of(_ => 1, null).Usual.Samples);
    }

    [Fact]
    public void Weeks_without_anything_are_no_samples() =>
        Assert.Equal(1, Of(day => day > Today - 14 ? 1 : 0, Today - 100).Usual.Samples);

    [Fact]
    public void Weeks_with_confirmed_days_are_no_samples_and_are_counted()
    {
        var growth = Of(_ => 1, Today - 100, new DaySpan(Today - 14, Today - 13));

        Assert.Equal((6, 2), (growth.Usual.Samples, growth.Usual.Confirmed));
    }

    [Fact]
    public void Without_a_sample_there_is_no_ratio() => Assert.Equal(0, Of(_ => 1, Today).Ratio);

    private static GrowthVsSelf Of(Func<CivilDay, int> countOn, CivilDay? firstDay, params DaySpan[] confirmed) =>
        GrowthVsSelf.Of(countOn, Today, 8, firstDay, confirmed);
}
