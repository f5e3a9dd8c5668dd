using System.Text.Json;
using RiskStream.Pipeline.Reference;
using RiskStream.Reference;
using RiskStream.Rules.Tests.Approvals;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>
/// A file of scenarios of one rule: events in, alerts out. Lists are written as in a reference folder, in the names of the contract.
/// </summary>
internal sealed record ScenarioFile(string Rule, ReferenceData Lists, IReadOnlyList<Scenario> Scenarios)
{
    private static string Folder => Path.Combine(Repository.Tests, "Scenarios", "Cases");

    /// <summary>Rules that have a file.</summary>
    public static IEnumerable<string> Rules =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    public static ScenarioFile Read(string rule)
    {
        var yaml = new YamlStream();
        using var text = new StringReader(File.ReadAllText(Path.Combine(Folder, $"{rule}.yaml")));
        yaml.Load(text);
        var root = new Node($"{rule}.yaml", yaml.Documents[0].RootNode);
        return new ScenarioFile(rule, ListsOf(root), [.. root.List("scenarios").Select(scenario => Scenario.Read(scenario))]);
    }

    private static ReferenceData ListsOf(Node root)
    {
        if (root.Find("lists") is not { } lists)
        {
            return ReferenceData.Empty;
        }

        var folder = Directory.CreateTempSubdirectory("scenario-lists");
        try
        {
            foreach (var name in lists.Keys)
            {
                var lines = lists.List(name).Select(entry => JsonSerializer.Serialize(entry.ToPlain()));
                File.WriteAllLines(Path.Combine(folder.FullName, $"{name}.ndjson"), lines);
            }

            var read = ReferenceFolder.Read(folder.FullName);
            Assert.Empty(read.Errors);
            return read.Lists.Data;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
