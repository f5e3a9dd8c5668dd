using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>What holds while uses leave the state that alerts were made of.</summary>
public class RetentionTests(ITestOutputHelper output)
{
    private const int Histories = 300;

    [Fact]
    public void A_restart_changes_no_output_while_uses_are_forgotten() =>
        Property.Holds(output, (200_000, Histories), LongHistories.Next, (history, random) =>
        {
            var throughout = new TwoStages(LongHistories.Setting);
            var restarted = new TwoStages(LongHistories.Setting);
            foreach (var record in history)
            {
                throughout.Feed(record);
                restarted.Feed(record);
                if (random.Next(5) == 0)
                {
                    restarted.Restart();
                }

                if (Text.Last(throughout) != Text.Last(restarted))
                {
                    return $"expected\n  {Text.Last(throughout)}\nand found\n  {Text.Last(restarted)}";
                }
            }

            return null;
        });

    /// <summary>A memory without end says the same of every episode, as long as nothing of it changes after it is sealed.</summary>
    [Fact]
    public void Forgetting_uses_makes_no_alert_and_withdraws_none() =>
        Property.Holds(
            output,
            (210_000, Histories),
            random => [.. LongHistories.Next(random).Where(record => record.Assertions[0].Content is not Facts.Cancellation)],
            (history, _) =>
            {
                var inOrder = history.OrderBy(record => record.EventTime).ToList();
                var forgetful = new TwoStages(LongHistories.Setting).Feed(inOrder);
                var mindful = new TwoStages(LongHistories.Setting with { Retention = new() }).Feed(inOrder);
                return Text.Difference(mindful.Alerts.Select(Text.Of), forgetful.Alerts.Select(Text.Of));
            });
}
