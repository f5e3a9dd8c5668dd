using System.Text;
using RiskStream.Alerts;
using RiskStream.Core.Tests;
using RiskStream.Rules.Tests.Approvals;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>What each shipped rule says of the scenarios of its file, and that no rule is without.</summary>
public sealed class ScenarioTests
{
    // Judged in tests of their own, with baselines of weeks.
    private static readonly string[] WithoutFile = ["H07", "P01"];

    public static TheoryData<string> Rules() => [.. ScenarioFile.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_alerts_that_stand_are_those_of_the_scenario(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);
        var differences = new StringBuilder();
        foreach (var scenario in file.Scenarios)
        {
            var run = scenario.Run(rule, file.Lists);
            var amounts = run.Alerts.GroupBy(alert => alert.AlertId).ToDictionary(all => all.Key, all => all.Last().Draft.AmountAtRisk);
            var found = run.Final.OrderBy(alert => alert.Anchor).ThenBy(alert => alert.Subject).ToList();
            var expected = scenario.Alerts;
            if (found.Count != expected.Count || !expected.Select((alert, i) => alert.Of(found[i], amounts[found[i].AlertId])).SequenceEqual(expected))
            {
                differences.AppendLine($"{id}, {scenario.Name}: expected").AppendJoin('\n', expected).AppendLine("\nand found");
                differences.AppendJoin('\n', found).AppendLine();
                differences.AppendJoin('\n', amounts).AppendLine();
            }
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_alert_names_what_a_region_changed_of_its_rule(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id) with { Override = new RuleOverride(7, "calibrated") };

        var raised = file.Scenarios.SelectMany(scenario => scenario.Run(rule, file.Lists).Alerts)
            .Where(alert => alert.Kind is AlertKind.Raised or AlertKind.Updated).ToList();

        Assert.NotEmpty(raised);
        Assert.All(raised, alert => Assert.Equal("7", alert.Draft.ListVersions["override"]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_alert_that_is_said_of_one_person_names_that_person(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);

        Assert.All(file.Scenarios.SelectMany(scenario => scenario.Run(rule, file.Lists).Alerts), alert =>
        {
            var ofPerson = alert.Subject.Kind.StartsWith("psn", StringComparison.Ordinal);
            Assert.True(!ofPerson || alert.Beneficiary.Value == alert.Subject.Key.Split('|')[0]);
            Assert.Equal(ofPerson || alert.Subject.Kind == Subject.EncounterKind, alert.Beneficiary.Value is not null);
        });
    }

    /// <summary>As long as nothing is too late.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Any_order_of_arrival_says_the_same(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);
        foreach (var scenario in file.Scenarios)
        {
            var expected = scenario.Run(rule, file.Lists, Setting.Unlimited).Final;
            for (var seed = 0; seed < 20; seed++)
            {
                var shuffled = scenario.Events.ToArray();
                new Random(seed).Shuffle(shuffled);
                var found = (scenario with { Events = shuffled }).Run(rule, file.Lists, Setting.Unlimited).Final;
                Assert.True(
                    expected.SequenceEqual(found),
                    $"{id}, {scenario.Name}, seed {seed}: expected\n{string.Join('\n', expected)}\nand found\n{string.Join('\n', found)}");
            }
        }
    }

    /// <summary>From what is stored, timers among it, every stage goes on as if nothing had been.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_restart_after_any_event_changes_no_alert(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);
        var random = new Random(1);
        foreach (var scenario in file.Scenarios)
        {
            var restarted = (scenario with { Events = [] }).Run(rule, file.Lists);
            foreach (var record in scenario.Events)
            {
                restarted.Feed(record);
                if (random.Next(4) == 0)
                {
                    restarted.Restart();
                }
            }

            Assert.Equal(
                scenario.Run(rule, file.Lists).Alerts.Select(Text.Of), restarted.Alerts.Select(Text.Of));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Some_scenarios_fire_and_some_stay_silent(string id)
    {
        var scenarios = ScenarioFile.Read(id).Scenarios;

        Assert.Contains(scenarios, scenario => scenario.Alerts.Count > 0);
        Assert.Contains(scenarios, scenario => scenario.Alerts.Count == 0);
    }

    [Fact]
    public void Every_rule_has_a_file() => Assert.Equal(
        RuleCatalogue.LoadShipped().Rules.All.Select(rule => rule.Id).Except(WithoutFile), ScenarioFile.Rules);

    /// <summary>One sentence of each severity and rule, as a reviewer reads it.</summary>
    [Fact]
    public void The_sentences_of_alerts_are_approved()
    {
        var page = new StringBuilder();
        foreach (var id in ScenarioFile.Rules)
        {
            var file = ScenarioFile.Read(id);
            var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);
            var alerts = file.Scenarios.SelectMany(scenario => scenario.Run(rule, file.Lists).Alerts)
                .Where(alert => alert.Kind != Alerts.AlertKind.Withdrawn)
                .GroupBy(alert => alert.Draft.Severity).OrderBy(group => group.Key).Select(group => group.Last().Draft);
            foreach (var draft in alerts)
            {
                page.Append($"{id} {draft.Severity} · {draft.Measure} · {draft.AmountStatus}\n{draft.SentenceZh}\n{draft.SentenceEn}\n\n");
            }
        }

        ApprovedFile.Named("alerts.approved.txt").MustBe(page.ToString());
    }
}
