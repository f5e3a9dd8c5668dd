namespace RiskStream.Core.Tests;

/// <summary>
/// The last 24 hours were compared with the civil day in which they end: in the night after the last working day that is a day of
/// rest, so every hospital that rests at the weekend alarmed every Saturday.
/// </summary>
public class Weekly_rhythm_alarmed_every_Saturday
{
    private readonly TwoStages _engine = new(new Setting { Rules = [GivenRules.H07] });

    [Fact]
    public void A_hospital_that_rests_at_the_weekend_is_silent()
    {
        for (var day = 1; day <= 70; day++)
        {
            var weekend = Some.OnDay(day).Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Use(day, weekend ? 2 : 30);
        }

        Assert.Empty(_engine.Alerts);
    }

    [Fact]
    public void A_Saturday_like_a_working_day_is_not()
    {
        for (var day = 1; day <= 45; day++)
        {
            Use(day, Some.OnDay(day).Day.DayOfWeek == DayOfWeek.Saturday && day < 45 ? 2 : 30);
        }

        Assert.Equal(Some.OnDay(45).Day, Assert.Single(_engine.Final).Anchor);
        Assert.Equal(DayOfWeek.Saturday, Some.OnDay(45).Day.DayOfWeek);
    }

    private void Use(int day, int persons) => _engine.Feed(Enumerable.Range(0, persons).Select(person =>
        Some.Line($"V{day}-{person}", "CT", Some.OnDay(day, 9 + (person % 8))).About(new($"psn-{person}"))));
}
