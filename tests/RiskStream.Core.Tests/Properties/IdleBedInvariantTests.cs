using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>
/// A rule that says something of what has not happened: it is judged when the event time has come so far, whether or not a record touches
/// the person then, and never before.
/// </summary>
public class IdleBedInvariantTests(ITestOutputHelper output)
{
    private const int Histories = 3000;

    private static readonly Setting Setting = new() { Rules = [IdleStayHistories.Rule], Lateness = Setting.Unlimited };

    [Fact]
    public void In_any_order_of_arrival_the_alerts_are_those_of_the_days_that_the_event_time_has_passed() => Property.Holds(
        output, (700_000, Histories), IdleStayHistories.Next, (history, random) =>
        {
            var shuffled = history.OrderBy(_ => random.Next()).ToList();
            var engine = new TwoStages(Setting).Feed(shuffled);
            return Text.Difference(Expected(history), engine.Final.Select(alert => Of(alert.Subject, alert.Severity, alert.Measured)).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void A_restart_at_any_record_changes_no_output() => Property.Holds(
        output, (710_000, Histories), IdleStayHistories.Next, (history, random) =>
        {
            var restarted = new TwoStages(Setting);
            foreach (var record in history)
            {
                restarted.Feed(record);
                if (random.Next(3) == 0)
                {
                    restarted.Restart();
                }
            }

            return Text.Difference(new TwoStages(Setting).Feed(history).Alerts.Select(Text.Of), restarted.Alerts.Select(Text.Of));
        });

    [Fact]
    public void An_hour_that_has_come_leaves_nothing_stored()
    {
        var engine = new TwoStages(Setting);
        engine.Feed(IdleStayHistories.Next(new Random(3)));
        engine.Feed(Some.Settlement("VX", "VX", Some.OnDay(300)).About());
        engine.Commit();

        Assert.DoesNotContain(engine.PartitionOf(Some.Person).Stored.Keys, Stages.TimerBucket.Owns);
    }

    private static IEnumerable<string> Expected(List<PersonEvent> history)
    {
        var now = history.Max(record => record.EventTime);
        return NaiveLedger.Of(history, Setting.Unlimited).Where(encounter => !encounter.HasDiagnosis("Z49"))
            .Select(encounter => Expected(encounter, now)).OfType<string>().Order(StringComparer.Ordinal);
    }

    private static string? Expected(NaiveEncounter encounter, EventTimestamp now)
    {
        if (encounter.Of<Admission>().FirstOrDefault() is not { Fact: not null } admission)
        {
            return null;
        }

        var length = encounter.Of<Discharge>().Select(end => end.Content.EventTime.Day.Number - admission.Content.EventTime.Day.Number)
            .DefaultIfEmpty(0).First();
        var first = admission.Content.EventTime.Day;
        var last = encounter.Of<Discharge>().Any() ? first + (Math.Max(1, length) - 1) : now.Day;
        var (idle, run, longest) = (0, 0, 0);
        for (var day = first; day <= last; day += 1)
        {
            var lines = encounter.Of<ClaimLine>().Select(line => line.Content).Where(line => line.EventTime.Day == day).ToList();
            var isIdle = lines.Where(line => line.Class == ChargeClass.Bed).Sum(line => line.Amount.Fen) > 0
                && lines.Where(line => line.Class == ChargeClass.Drug).Sum(line => line.Amount.Fen) == 0
                && day.End + TimeSpan.FromHours(36) <= now;
            run = isIdle ? run + 1 : 0;
            idle += isIdle ? 1 : 0;
            longest = Math.Max(longest, run);
        }

        var share = length >= 4 ? (double)idle / length : 0;
        return longest >= 4 ? Of(encounter.Id.Value, Severity.High, longest)
            : share >= 0.5 ? Of(encounter.Id.Value, Severity.High, share)
            : longest >= 2 ? Of(encounter.Id.Value, Severity.Medium, longest)
            : null;
    }

    private static string Of(string stay, Severity severity, double measured) => $"{stay} {severity} {Math.Round(measured, 4)}";
}
