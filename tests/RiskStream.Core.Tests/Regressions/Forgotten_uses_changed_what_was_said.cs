using RiskStream.Alerts;

namespace RiskStream.Core.Tests;

/// <summary>
/// With its first uses an item lost its age, so it was new equipment again and alerts were withdrawn; and what was measured of a day
/// outlived the day's uses, so that an alert could be left without any evidence to name, which stopped the partition.
/// </summary>
public class Forgotten_uses_changed_what_was_said
{
    private readonly TwoStages _engine = new(LongHistories.Setting);

    [Fact]
    public void An_item_stays_as_old_as_it_is_when_its_first_use_is_forgotten()
    {
        Use(day: 1, persons: 1);
        Use(day: 35, persons: 3);
        Use(day: 36, persons: 1);
        Use(day: 37, persons: 1);

        Assert.Equal(AlertKind.Raised, Assert.Single(_engine.Alerts).Kind);
    }

    [Fact]
    public void An_item_stays_as_old_as_it_is_over_a_restart()
    {
        Use(day: 1, persons: 1);
        Use(day: 30, persons: 1);
        Use(day: 31, persons: 1);
        _engine.Restart();
        Use(day: 32, persons: 3);

        Assert.Equal(AlertKind.Raised, Assert.Single(_engine.Alerts).Kind);
    }

    [Fact]
    public void An_alert_over_midnight_stands_when_the_first_of_its_days_is_forgotten()
    {
        for (var day = 2; day <= 31; day++)
        {
            Use(day, persons: day < 30 ? 1 : 3);
        }

        var said = _engine.Alerts.Count;
        for (var day = 32; day <= 58; day++)
        {
            Use(day, persons: 1);
        }

        Assert.Equal(said, _engine.Alerts.Count);
        Assert.Single(_engine.Final);
    }

    private void Use(int day, int persons) => _engine.Feed(Enumerable.Range(0, persons).Select(person =>
        Some.Line($"V{day}-{person}", "CT", Some.OnDay(day, 15)).About(new($"psn-{person}"))));
}
