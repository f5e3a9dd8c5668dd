using RiskStream.Core.Tests;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>Events in the order of their arrival, and the alerts that stand in the end.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<PersonEvent> Events, IReadOnlyList<ExpectedAlert> Alerts)
{
    public static Scenario Read(Node node)
    {
        var events = new ScenarioEvents();
        foreach (var told in node.List("events"))
        {
            events.Tell(told);
        }

        var scenario = new Scenario(
            node.Text("name") ?? throw node.Wrong("has no name"),
            events.All,
            [.. node.List("alerts").Select(ExpectedAlert.Read)]);
        node.MustBeRead();
        return scenario;
    }

    /// <summary>Both stages with the rule and nothing else.</summary>
    public TwoStages Run(RuleDefinition rule, ReferenceData lists, AllowedLateness? lateness = null) => new TwoStages(
        new Setting { Rules = [rule], Reference = lists, Lateness = lateness ?? new AllowedLateness() }).Feed(Events);
}
