using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>P01 as the catalogue's examples say it: at this hour of the week three persons settle as a rule.</summary>
public class CardAggregationTests
{
    private const int Today = 36;

    private readonly ReferenceDataBuilder _reference = new();
    private int _burst;

    [Fact]
    public void Seven_persons_in_six_minutes_and_twelve_in_the_hour_are_medium()
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today, 8.5), persons: 5, seconds: 300, first: 20);
        Settle(engine, Some.OnDay(Today, 9), persons: 7, seconds: 40);

        var alert = Assert.Single(engine.Final);
        Assert.Equal((Severity.Medium, 7, 6), (alert.Severity, alert.Measured, alert.Threshold));
        Assert.Equal(("P51010000001", Some.OnDay(Today).Day), (alert.Subject, alert.Anchor));
    }

    [Theory]
    [InlineData(5, 10, 4, Severity.None)]
    [InlineData(6, 10, 3, Severity.Medium)]
    [InlineData(6, 45, 3, Severity.Medium)]
    [InlineData(6, 46, 3, Severity.None)]
    [InlineData(6, 10, 2, Severity.None)]
    public void Persons_gaps_and_the_usual_hour_count_from_their_limits_on(int persons, int seconds, int before, Severity severity)
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today, 8.3), before, seconds: 300, first: 20);
        Settle(engine, Some.OnDay(Today, 9), persons, seconds);

        Assert.Equal(severity, engine.Final.Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max());
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void Fewer_than_four_weeks_are_silent(int weeks, int alerts)
    {
        var engine = Given(weeks);

        Settle(engine, Some.OnDay(1 + (7 * weeks)), 9, seconds: 20);

        Assert.Equal(alerts, engine.Final.Count);
    }

    [Fact]
    public void The_same_group_on_two_earlier_days_is_high()
    {
        var engine = Given();
        Settle(engine, Some.OnDay(Today - 2), 9, seconds: 20);
        Settle(engine, Some.OnDay(Today - 1), 9, seconds: 20);
        Assert.All(engine.Final, alert => Assert.Equal(Severity.Medium, alert.Severity));

        Settle(engine, Some.OnDay(Today), 9, seconds: 20);

        Assert.Equal(Severity.High, AlertOf(engine, Today)?.Severity);
        Assert.Contains("settled together on 2026-02-03, 2026-02-04", engine.Alerts[^1].Draft.SentenceEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, Severity.High)]
    [InlineData(3, Severity.Medium)]
    public void A_group_is_the_same_if_half_of_all_persons_are(int first, Severity severity)
    {
        var engine = Given();
        Settle(engine, Some.OnDay(Today - 2), 9, seconds: 20);
        Settle(engine, Some.OnDay(Today - 1), 9, seconds: 20);

        Settle(engine, Some.OnDay(Today), 9, seconds: 20, first);

        Assert.Equal(severity, AlertOf(engine, Today)?.Severity);
    }

    [Theory]
    [InlineData(30, Severity.High)]
    [InlineData(31, Severity.Medium)]
    public void A_group_is_remembered_for_thirty_days(int ago, Severity severity)
    {
        var engine = Given(weeks: 10);
        Settle(engine, Some.OnDay(71 - ago), 9, seconds: 20);
        Settle(engine, Some.OnDay(70), 9, seconds: 20);

        Settle(engine, Some.OnDay(71), 9, seconds: 20);

        Assert.Equal(severity, AlertOf(engine, 71)?.Severity);
    }

    [Theory]
    [InlineData("T1", false, Severity.High)]
    [InlineData("T1", true, Severity.Medium)]
    [InlineData("", false, Severity.Medium)]
    public void One_device_without_any_person_shown_to_be_there_is_high(string device, bool isPresent, Severity severity)
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today), 9, 20, 0, (s, n) => s with { Device = device, PersonPresent = isPresent && n == 3 });

        Assert.Equal(severity, AlertOf(engine, Today)?.Severity);
    }

    [Fact]
    public void Two_devices_are_medium()
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today), 9, 20, 0, (s, n) => s with { Device = n % 2 == 0 ? "T1" : "T2" });

        Assert.Equal(Severity.Medium, AlertOf(engine, Today)?.Severity);
    }

    [Theory]
    [InlineData(11, 20, 0)]
    [InlineData(12, 20, 1)]
    [InlineData(14, 23, 0)]
    public void Several_tills_may_serve_as_many_times_as_fast(int persons, int seconds, int alerts)
    {
        _reference.Add(Some.Pharmacy, new Institution { Axis = RuleAxis.Pharmacy, Tills = 2 });
        var engine = Given();

        Settle(engine, Some.OnDay(Today), persons, seconds);

        Assert.Equal(alerts, engine.Final.Count);
    }

    [Fact]
    public void Family_purchases_are_not_counted_and_shown()
    {
        var engine = Given();
        Settle(engine, Some.OnDay(Today), 9, 20, 0, (s, n) => s with { FamilyPayment = new Money(n < 4 ? 100 : 0) });
        Assert.Empty(engine.Final);

        Settle(engine, Some.OnDay(Today) + TimeSpan.FromSeconds(180), 4, seconds: 20, first: 9);

        var alert = Assert.Single(engine.Final);
        Assert.Equal((9, "EX-FAMILY=4"), (alert.Measured, alert.Excluded));
    }

    [Fact]
    public void One_person_who_settles_often_is_one_person()
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today), 5, seconds: 20);
        Settle(engine, Some.OnDay(Today) + TimeSpan.FromSeconds(100), 5, seconds: 20);

        Assert.Empty(engine.Final);
    }

    [Fact]
    public void A_promotion_day_is_silent_at_that_pharmacy()
    {
        _reference.AddCalendarDay(Some.OnDay(Today).Day, "promotion", Some.Pharmacy);
        var engine = Given();

        Settle(engine, Some.OnDay(Today), 12, seconds: 20);

        Assert.Empty(engine.Alerts);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_burst_of_the_whole_region_after_an_outage_is_silent(bool? everywhere, int alerts)
    {
        var engine = Given(5, new GivenRegion { IsBurst = everywhere });

        Settle(engine, Some.OnDay(Today), 9, seconds: 20);

        Assert.Equal(alerts, engine.Final.Count);
    }

    [Fact]
    public void A_burst_over_midnight_is_one_alert_of_the_day_on_which_it_began()
    {
        var engine = Given();

        Settle(engine, Some.OnDay(Today, 24) - TimeSpan.FromSeconds(200), 12, seconds: 20);

        var alert = Assert.Single(engine.Final);
        Assert.Equal((Some.OnDay(Today).Day, 12), (alert.Anchor, alert.Measured));
    }

    [Fact]
    public void A_reversed_settlement_leaves_the_burst()
    {
        var engine = Given();
        Settle(engine, Some.OnDay(Today), 9, seconds: 20);
        var one = Some.Purchase($"S{_burst}-4", Some.OnDay(Today) + TimeSpan.FromSeconds(80));

        engine.Feed(Some.Reversal(one, Some.OnDay(Today, 10)).About(new("psn-4")));

        Assert.Equal(AlertKind.Withdrawn, engine.Alerts[^1].Kind);
        Assert.Equal("SET:" + one.Key.Value[4..] + " no longer holds", engine.Alerts[^1].WithdrawnReason);
    }

    [Theory]
    [InlineData("confirm", 1)]
    [InlineData("dismiss", 0)]
    public void A_confirmed_burst_of_last_week_is_not_usual(string decision, int alerts)
    {
        var engine = Given();
        Settle(engine, Some.OnDay(Today - 7), 60, seconds: 20);
        Settle(engine, Some.OnDay(Today), 12, seconds: 20, first: 70);
        Assert.Null(AlertOf(engine, Today));

        engine.Feed(Some.Decided(engine.Alerts[^1], decision, Some.OnDay(Today, 10)));

        Assert.Equal(alerts, engine.Final.Count(alert => alert.Anchor == Some.OnDay(Today).Day));
    }

    private static FinalAlert? AlertOf(TwoStages engine, int day) =>
        engine.Final.SingleOrDefault(alert => alert.Anchor == Some.OnDay(day).Day);

    /// <summary>Weeks in which three persons settled at every hour at which a test looks.</summary>
    private TwoStages Given(int weeks = 5, IRegionContext? region = null)
    {
        var engine = new TwoStages(new Setting
        {
            Rules = [GivenRules.P01],
            Reference = _reference.Build(),
            Context = region ?? UnknownRegion.Instance,
            Lateness = Setting.Unlimited,
        });
        for (var day = 1; day <= 7 * weeks; day++)
        {
            foreach (var hour in new[] { 0.0, 9, 23 })
            {
                Settle(engine, Some.OnDay(day, hour), 3, seconds: 1100, first: 50);
            }
        }

        return engine;
    }

    private void Settle(
        TwoStages engine,
        EventTimestamp from,
        int persons,
        int seconds,
        int first = 0,
        Func<Settlement, int, Settlement>? with = null)
    {
        var burst = ++_burst;
        engine.Feed(Enumerable.Range(0, persons).Select(n => Some.Purchase(
            $"S{burst}-{n}",
            from + TimeSpan.FromSeconds(seconds * n),
            s => with?.Invoke(s, n) ?? s).About(new($"psn-{first + n}"))));
    }
}
