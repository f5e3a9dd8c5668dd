using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Scoring;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests.Scoring;

public sealed class EntityRiskScoreTests(ITestOutputHelper output)
{
    private static readonly EventTimestamp Day = EventTimestamp.FromUtc(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Severity.Low, 0.05)]
    [InlineData(Severity.Medium, 0.15)]
    [InlineData(Severity.High, 0.4)]
    [InlineData(Severity.Critical, 0.8)]
    public void One_alert_weighs_what_its_severity_says(Severity severity, double score) =>
        Assert.Equal(score, EntityRiskScore.Of([Alert("a", severity)], Day), 12);

    [Fact]
    public void Two_high_alerts_are_0_64_and_halve_in_thirty_days_each()
    {
        ScoredAlert[] two = [Alert("a", Severity.High), Alert("b", Severity.High)];

        Assert.Equal(0.64, EntityRiskScore.Of(two, Day), 12);
        Assert.Equal(1 - (0.8 * 0.8), EntityRiskScore.Of(two, Day + TimeSpan.FromDays(30)), 12);
    }

    [Fact]
    public void What_has_not_happened_yet_does_not_count() =>
        Assert.Equal(0, EntityRiskScore.Of([Alert("a", Severity.Critical, days: 1)], Day));

    [Fact]
    public void A_dismissed_alert_halves_its_rule_and_no_other()
    {
        ScoredAlert[] alerts =
        [
            Alert("a", Severity.High) with { IsFalsePositive = true }, Alert("b", Severity.High), Alert("c", Severity.High) with { RuleId = "H02" },
        ];

        Assert.Equal(1 - (0.8 * 0.8 * 0.6), EntityRiskScore.Of(alerts, Day), 12);
        Assert.Equal(0.2, EntityRiskScore.WeightOf(alerts[1], alerts, Day), 12);
    }

    [Fact]
    public void From_0_7_on_an_entity_is_watched_for_ninety_days_from_the_last_alert_that_kept_it_there()
    {
        ScoredAlert[] below = [Alert("a", Severity.High), Alert("b", Severity.High)];
        ScoredAlert[] above = [.. below, Alert("c", Severity.High, days: 1)];

        Assert.Null(EntityRiskScore.WatchedUntil(below, Day + TimeSpan.FromDays(2)));
        Assert.Equal(Day + TimeSpan.FromDays(91), EntityRiskScore.WatchedUntil(above, Day + TimeSpan.FromDays(1)));
        Assert.Equal(Day + TimeSpan.FromDays(91), EntityRiskScore.WatchedUntil(above, Day + TimeSpan.FromDays(90)));
        Assert.Null(EntityRiskScore.WatchedUntil(above, Day + TimeSpan.FromDays(91)));
        Assert.Null(EntityRiskScore.WatchedUntil(above, Day));
    }

    [Fact]
    public void A_critical_alert_alone_puts_on_the_watch_list() =>
        Assert.Equal(Day + EntityRiskScore.WatchedFor, EntityRiskScore.WatchedUntil([Alert("a", Severity.Critical)], Day));

    [Fact]
    public void Any_order_scores_as_brute_force_does()
    {
        const int Seed = 20261123;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        for (var round = 0; round < 10_000; round++)
        {
            var alerts = Enumerable.Range(0, random.Next(12)).Select(number =>
                Alert($"a{number}", (Severity)random.Next(1, 5), random.Next(-200, 10)) with
                {
                    RuleId = $"H0{random.Next(1, 4)}",
                    IsFalsePositive = random.Next(4) == 0,
                }).ToArray();
            var shuffled = alerts.ToArray();
            random.Shuffle(shuffled);

            var score = EntityRiskScore.Of(shuffled, Day);

            Assert.Equal(EntityRiskScore.Of(alerts, Day), score);
            Assert.Equal(Naive(alerts, Day), score, 12);
            Assert.Equal(NaivelyWatchedUntil(alerts), EntityRiskScore.WatchedUntil(shuffled, Day));
        }
    }

    [Theory]
    [InlineData("psn", "p1", "Person p1")]
    [InlineData("psn+inst", "p1|H1", "Person p1, Institution H1")]
    [InlineData("inst+dr+item", "H1|D1|001", "Institution H1, Doctor D1")]
    [InlineData("inst+item", "H1|001", "Institution H1")]
    [InlineData("mdtrt", "m1", "Person p9, Institution H9")]
    [InlineData("trdn", "code", "Person p9, Institution H9")]
    [InlineData("inst+dr", "H1|", "Institution H1")]
    public void An_alert_counts_for_those_its_subject_names_else_for_its_person_and_place(string kind, string key, string entities) =>
        Assert.Equal(entities, string.Join(", ", RiskEntity.Of(kind, key, "p9", "H9").Select(one => $"{one.Kind} {one.Id}")));

    private static ScoredAlert Alert(string id, Severity severity, int days = 0) => new(id, "H01", severity, Day + TimeSpan.FromDays(days), IsFalsePositive: false);

    private static double Naive(ScoredAlert[] alerts, EventTimestamp asOf)
    {
        var rest = 1.0;
        foreach (var alert in alerts)
        {
            if (alert.At > asOf)
            {
                continue;
            }

            var p = alert.Severity switch { Severity.Low => 0.05, Severity.Medium => 0.15, Severity.High => 0.4, _ => 0.8 };
            for (var dismissed = alerts.Count(one => one.RuleId == alert.RuleId && one.IsFalsePositive); dismissed > 0; dismissed--)
            {
                p /= 2;
            }

            rest *= 1 - (p * Math.Exp(-Math.Log(2) * (asOf - alert.At).TotalDays / 30));
        }

        return 1 - rest;
    }

    /// <summary>Day by day, for all alerts lie at the beginning of a day.</summary>
    private static EventTimestamp? NaivelyWatchedUntil(ScoredAlert[] alerts)
    {
        for (var back = 0; back < 90; back++)
        {
            var at = Day - TimeSpan.FromDays(back);
            if (alerts.Any(alert => alert.At == at) && Naive(alerts, at) >= 0.7 - 1e-12)
            {
                return at + TimeSpan.FromDays(90);
            }
        }

        return null;
    }
}
