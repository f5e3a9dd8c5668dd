using RiskStream.Alerts;
using RiskStream.Reference;

namespace RiskStream.Core.Tests;

/// <summary>
/// A screening day was silent only until midnight: the windows of the next morning still held its persons and were compared with an
/// ordinary day.
/// </summary>
public class Screening_days_alarmed_after_midnight
{
    private readonly ReferenceDataBuilder _reference = new();

    // Made on first use, when the test has said which lists there are.
    private TwoStages Engine => field ??= new(LongHistories.Setting with { Reference = _reference.Build() });

    [Fact]
    public void The_morning_after_is_silent_too()
    {
        _reference.AddCalendarDay(Some.OnDay(15).Day, "screening", Some.Hospital);

        Use(day: 1, persons: 1);
        Use(day: 15, persons: 6);

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void The_day_after_is_judged_by_its_own_persons()
    {
        _reference.AddCalendarDay(Some.OnDay(15).Day, "screening", Some.Hospital);

        Use(day: 1, persons: 1);
        Use(day: 15, persons: 6);
        Use(day: 16, persons: 3);

        var alert = Assert.Single(Engine.Final);
        Assert.Equal(Some.OnDay(16).Day, alert.Anchor);
        Assert.Equal(3, alert.Measured);
        Assert.Equal(Some.OnDay(16, 24), alert.WindowEnd);
    }

    [Fact]
    public void Other_days_alarm()
    {
        Use(day: 1, persons: 1);
        Use(day: 15, persons: 6);

        Assert.Equal(Severity.High, Assert.Single(Engine.Final).Severity);
    }

    private void Use(int day, int persons) => Engine.Feed(Enumerable.Range(0, persons).Select(person =>
        Some.Line($"V{day}-{person}", "CT", Some.OnDay(day, 15)).About(new($"psn-{person}"))));
}
