using RiskStream.Facts;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for stays that are copies of each other, which are judged when their days are complete.</summary>
public class CaseInvariantTests(ITestOutputHelper output)
{
    private const int Histories = 600;

    private static readonly Setting Setting = new() { Rules = [CaseHistories.Rule], Lateness = Setting.Unlimited };

    [Fact]
    public void In_any_order_of_arrival_the_alerts_are_those_of_the_complete_days() => Property.Holds(
        output, (740_000, Histories), CaseHistories.Next, (history, random) =>
        {
            var shuffled = history.OrderBy(_ => random.Next()).ToList();
            return Text.Difference(Expected(history), Found(new TwoStages(Setting).Feed(shuffled)));
        });

    [Fact]
    public void A_restart_at_any_record_changes_no_output() => Property.Holds(
        output, (750_000, Histories), CaseHistories.Next, (history, random) =>
        {
            // So short a memory that the first days of a history are forgotten in it.
            var forgetful = Setting with { Retention = new Retention { Uses = TimeSpan.FromDays(20) } };
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
        var said = Enumerable.Range(740_000, 200).Count(seed => Expected(CaseHistories.Next(new Random(seed))).Any());

        Assert.InRange(said, 20, 180);
    }

    private static IEnumerable<string> Expected(List<PersonEvent> history) => NaiveCases.Alerts(
        NaiveLedger.Of(history, Setting.Unlimited), history.Max(record => record.EventTime));

    private static IEnumerable<string> Found(TwoStages engine) => engine.Final
        .Select(alert => $"{alert.Subject} {alert.Anchor} {alert.Severity} {alert.Measured}/{alert.Threshold}").Order(StringComparer.Ordinal);
}
