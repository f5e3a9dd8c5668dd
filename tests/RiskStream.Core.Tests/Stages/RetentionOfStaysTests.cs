using RiskStream.Alerts;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>What becomes of stays and their alerts when they grow older than they are kept: here 100 days, with windows of 30.</summary>
public class RetentionOfStaysTests
{
    private readonly TwoStages _engine = new(new Setting
    {
        Rules = [GivenRules.H01 with { Measure = new StayFrequency { Limits = [new CountLimit(30, 3, Severity.Medium)] } }],
        Retention = new Retention { Stays = TimeSpan.FromDays(100), Facts = TimeSpan.FromDays(50) },
    });

    [Fact]
    public void Stays_leave_with_their_age()
    {
        AdmitOn(1, 50, 101);
        Assert.Equal(3, Stays.Count);

        AdmitOn(102);
        Assert.Equal(["E101", "E102", "E50"], Stays.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_alert_whose_stays_are_forgotten_is_not_withdrawn()
    {
        AdmitOn(1, 2, 3, 200);

        _engine.Feed(Some.Reversal(Some.Admission("E2", Some.OnDay(2)), Some.OnDay(201)).About());

        Assert.Equal(AlertKind.Raised, Assert.Single(_engine.Alerts).Kind);
        Assert.Equal(["E200"], Stays);
    }

    [Fact]
    public void An_alert_whose_stays_are_all_known_is_withdrawn_however_old_it_is()
    {
        AdmitOn(1, 2, 3, 69);

        _engine.Feed(Some.Reversal(Some.Admission("E2", Some.OnDay(2)), Some.OnDay(70)).About());

        Assert.Empty(_engine.Final);
    }

    [Fact]
    public void An_episode_that_goes_on_for_years_keeps_its_anchor_and_is_said_once()
    {
        AdmitOn([.. Enumerable.Range(0, 80).Select(n => 1 + (10 * n))]);

        var alert = Assert.Single(_engine.Alerts);
        Assert.Equal(Some.OnDay(21).Day, alert.Draft.Anchor);
        Assert.InRange(Stays.Count, 10, 12);
    }

    [Fact]
    public void It_is_updated_under_that_anchor_when_it_rises()
    {
        AdmitOn([.. Enumerable.Range(0, 80).Select(n => 1 + (10 * n)), 792]);

        Assert.Equal(["Raised 3", "Updated 4"], _engine.Alerts.Select(alert => $"{alert.Kind} {alert.Draft.Measured}"));
        Assert.Equal(Some.OnDay(21).Day, Assert.Single(_engine.Final).Anchor);
    }

    private List<string> Stays => [.. _engine.StateOf(Some.Person).Ledger.Encounters.Select(encounter => encounter.Value)];

    private void AdmitOn(params int[] days) =>
        _engine.Feed(days.Select(day => Some.Admission($"E{day}", Some.OnDay(day)).About()));
}
