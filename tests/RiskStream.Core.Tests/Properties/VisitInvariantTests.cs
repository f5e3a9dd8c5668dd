using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for rules on visits, purchases and treatments, with limits that random histories reach often.</summary>
public class VisitInvariantTests(ITestOutputHelper output)
{
    private const int Histories = 1_500;

    private static readonly RuleDefinition Template = Of("C02", RuleAxis.Hospital, new TemplateBilling
    {
        Repeats = 2,
        RepeatShare = 0.5,
        UndiagnosedShare = 0.5,
        UndiagnosedVisits = 3,
        HighDays = 2,
        DoctorRepeats = 3,
    });

    private static readonly RuleDefinition Capacity = Of("C03", RuleAxis.Hospital, new CapacityExceeded
    {
        VisitsPerDoctor = 1,
        MediumLoad = 1.5,
        HighLoad = 3,
        MediumMinutes = 30,
        HighMinutes = 60,
        GrowthFactor = 1.5,
        GrowthVisits = 2,
        BaselineWeeks = 1,
        MinSamples = 1,
    });

    private static readonly RuleDefinition Swipes = Of("P02", RuleAxis.Pharmacy, new PhantomSwipe
    {
        Repeats = 3,
        RepeatShare = 0.5,
        HighRepeats = 5,
        HighRepeatShare = 0.7,
        Nightly = 2,
        NightlyShare = 0.5,
        DrainedPersons = 2,
        DrainedYuan = 1,
    });

    private static readonly ReferenceData Reference = new ReferenceDataBuilder()
        .Add(Some.Hospital, new Institution { Axis = RuleAxis.Hospital, Doctors = 1 })
        .Add(Some.Pharmacy, new Institution { Axis = RuleAxis.Pharmacy, Opens = "08:00", Closes = "20:00" })
        .Add(new StandardMinutes { Item = "CT", MinutesE4 = 200_000 })
        .Build();

    private static readonly Setting Unlimited =
        new() { Rules = [Template, Capacity, Swipes], Reference = Reference, Lateness = Setting.Unlimited };

    /// <summary>So short a memory that histories outlive it.</summary>
    private static readonly Setting Forgetful = Unlimited with
    {
        Lateness = new AllowedLateness(),
        Retention = new Retention { Facts = TimeSpan.FromDays(40), Stays = TimeSpan.FromDays(70), Uses = TimeSpan.FromDays(19) },
    };

    [Fact]
    public void Histories_reach_every_rule()
    {
        var alerts = Enumerable.Range(1, 300).SelectMany(seed => Run(UseHistories.Next(new Random(seed)), Unlimited).Final).ToList();

        Assert.Equal(["C02", "C03", "P02"], alerts.Select(alert => alert.RuleId).Distinct().Order());
        Assert.Contains(alerts, alert => alert.Subject.EndsWith("|D1", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_order_of_arrival_gives_the_same_final_alerts() => Holds(1, (history, random) => Text.Difference(
        Run(history, Unlimited).Final, Run([.. history.OrderBy(_ => random.Next())], Unlimited).Final));

    [Fact]
    public void A_replay_on_top_says_nothing_new() => Holds(10_000, (history, _) =>
    {
        var engine = Run(history, Unlimited);
        var said = engine.Alerts.Count;
        engine.Feed(history);
        return engine.Alerts.Count == said ? null : "a repeated history made an output";
    });

    [Fact]
    public void What_is_measured_anew_after_a_restart_says_what_was_remembered() => Holds(20_000, (history, random) =>
    {
        var restarted = new TwoStages(Forgetful);
        foreach (var record in history)
        {
            restarted.Feed(record);
            if (random.Next(3) == 0)
            {
                restarted.Commit();
                restarted.Restart();
            }
        }

        return Text.Difference(Run(history, Forgetful).Alerts.Select(Text.Of), restarted.Alerts.Select(Text.Of));
    });

    private static RuleDefinition Of(string id, RuleAxis axis, RuleMeasure measure) =>
        GivenRules.P01 with { Id = id, Axis = axis, Measure = measure };

    private static TwoStages Run(List<PersonEvent> records, Setting setting) => new TwoStages(setting).Feed(records);

    private void Holds(int firstSeed, Func<List<PersonEvent>, Random, string?> check) =>
        Property.Holds(output, (firstSeed, Histories), UseHistories.Next, check);
}
