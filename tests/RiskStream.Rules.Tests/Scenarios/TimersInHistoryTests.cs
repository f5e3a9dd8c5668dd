using RiskStream.Facts;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>What comes due while history is loaded is not lost with it, and old history stays unsaid.</summary>
public sealed class TimersInHistoryTests
{
    private static readonly ScenarioFile File = ScenarioFile.Read("H05");
    private static readonly RuleDefinition Rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == "H05");

    /// <summary>Three idle days, the last of which is complete on 9 May at 06:00, and a visit that moves the clock on.</summary>
    private static readonly Scenario IdleBed = 
        File.Scenarios.Single(scenario => scenario.Name.StartsWith("five minutes", StringComparison.Ordinal));

    [Fact]
    public void A_record_of_history_that_moves_the_clock_leaves_what_is_due_to_the_next_live_record()
    {
        var dayAfter = IdleBed.Events[^1] with { EventTime = IdleBed.Events[^1].EventTime - TimeSpan.FromDays(10) };
        var clock = dayAfter with { Beneficiary = new BeneficiaryId("psn-other"), IsBackfill = true };
        var next = dayAfter with { Beneficiary = new BeneficiaryId("psn-third") };

        Assert.Empty(AlertsOf([.. IdleBed.Events.SkipLast(1), clock]));
        Assert.NotEmpty(AlertsOf([.. IdleBed.Events.SkipLast(1), clock, next]));
    }

    [Fact]
    public void What_came_due_long_before_the_first_live_record_stays_history()
    {
        var history = IdleBed.Events.Select(one => one with { IsBackfill = true });
        var month = TimeSpan.FromDays(30);
        var end = IdleBed.Events[^1] with { Beneficiary = new BeneficiaryId("psn-other"), IsBackfill = true };
        var later = Later(end, month);

        Assert.Empty(AlertsOf([.. history, later, later with { IsBackfill = false }]));
    }


    private static PersonEvent Later(PersonEvent record, TimeSpan by) => record with { EventTime = record.EventTime + by };

    private static List<Alerts.RiskAlert> AlertsOf(IReadOnlyList<PersonEvent> events) =>
        (IdleBed with { Events = events }).Run(Rule, File.Lists).Alerts;
}
