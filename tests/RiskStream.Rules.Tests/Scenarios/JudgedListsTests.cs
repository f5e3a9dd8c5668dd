using RiskStream.Alerts;
using RiskStream.Reference;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>An alert names the version of every list without which it would be another.</summary>
public sealed class JudgedListsTests
{
    private const string Version = "2026-03";

    public static TheoryData<string> Rules() => [.. ScenarioFile.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Alerts_name_the_version_of_every_list_that_makes_a_difference(string id)
    {
        var file = ScenarioFile.Read(id);
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == id);
        var all = Without(file.Lists, string.Empty);
        foreach (var list in file.Lists.Lists.Where(list => list.Count > 0).Select(list => list.Name))
        {
            var less = Without(file.Lists, list);
            if (file.Scenarios.All(scenario => scenario.Run(rule, all).Final.SequenceEqual(scenario.Run(rule, less).Final)))
            {
                continue;
            }

            var raised = file.Scenarios.SelectMany(scenario => scenario.Run(rule, all).Alerts)
                .Where(alert => alert.Kind is AlertKind.Raised or AlertKind.Updated);
            Assert.All(raised, alert => Assert.Equal(Version, alert.Draft.ListVersions.GetValueOrDefault(list)));
        }
    }

    [Fact]
    public void A_list_without_entries_is_not_named()
    {
        var rule = RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == "H01");

        var named = rule.JudgedBy(ReferenceData.Empty.Versions).ListVersions();

        Assert.Equal(rule.Exclusions.Select(set => set.Id), named.Keys);
    }

    /// <summary>The lists with one version each, but for the entries of one.</summary>
    private static ReferenceData Without(ReferenceData lists, string name)
    {
        var builder = new ReferenceDataBuilder();
        foreach (var entry in lists.Lists.Where(list => list.Name != name).SelectMany(list => list.Entries))
        {
            builder.Add(entry with { Validity = entry.Validity with { Version = Version } });
        }

        return builder.Build();
    }
}
