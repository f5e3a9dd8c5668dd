using System.Globalization;
using RiskStream.Facts;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for combinations that a pharmacy sells again and again, which are judged when their days are complete.</summary>
public class BasketInvariantTests(ITestOutputHelper output)
{
    private const int Histories = 700;

    // Long enough that no day of a history is sealed when its last purchase is told.
    private static readonly Setting Setting = new()
    {
        Rules = [BasketHistories.Rule],
        Reference = BasketHistories.Lists,
        Lateness = Setting.Unlimited,
        Retention = new Retention { Purchases = TimeSpan.FromDays(60) },
    };

    [Fact]
    public void In_any_order_of_arrival_the_alerts_are_those_of_the_complete_days() => Property.Holds(
        output, (740_000, Histories), BasketHistories.Next, (history, random) =>
        {
            var shuffled = history.OrderBy(_ => random.Next()).ToList();
            return Text.Difference(Expected(history), Found(new TwoStages(Setting).Feed(shuffled)));
        });

    [Fact]
    public void A_restart_at_any_record_changes_no_output() => Property.Holds(
        output, (750_000, Histories), BasketHistories.Next, (history, random) =>
        {
            // So short a memory that the first days of a history are forgotten in it.
            var forgetful = Setting with { Retention = new Retention { Purchases = TimeSpan.FromDays(random.Next(3)) } };
            var restarted = new TwoStages(forgetful);
            foreach (var record in history)
            {
                restarted.Feed(record);
                if (random.Next(4) == 0)
                {
                    restarted.Restart();
                }
            }

            return Text.Difference(new TwoStages(forgetful).Feed(history).Alerts.Select(Text.Of), restarted.Alerts.Select(Text.Of));
        });

    [Fact]
    public void Many_of_the_histories_say_something()
    {
        var said = Enumerable.Range(740_000, 200).Count(seed => Expected(BasketHistories.Next(new Random(seed))).Any());

        Assert.InRange(said, 40, 190);
    }

    private static IEnumerable<string> Expected(List<PersonEvent> history) => NaiveBaskets.Alerts(
        NaiveLedger.Of(history, Setting.Unlimited), BasketHistories.Lists, history.Max(record => record.EventTime));

    private static IEnumerable<string> Found(TwoStages engine) => engine.Final
        .Select(alert => string.Create(
            CultureInfo.InvariantCulture, $"{alert.Subject.Split('|')[0]} {alert.Anchor} {alert.Severity} {Math.Round(alert.Measured, 4):0.####}"))
        .Order(StringComparer.Ordinal);
}
