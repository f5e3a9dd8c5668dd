using System.CommandLine;
using RiskStream.Cli.RuleTexts;
using RiskStream.Rules;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream rules</c>: tells which rules there are and what each does, and checks a folder of them.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Tell which rules there are and what each does, or check a folder of them.")
    {
        List(), Explain(), Check(),
    };

    private static Command List()
    {
        var folder = FolderOption();
        var json = JsonOption();
        var command = new Command("list", "Every rule: id, name, axis, dimension, severities, version, status.") { folder, json };
        command.SetAction(parsed => With(parsed.GetValue(folder), loaded =>
        {
            Print(parsed.GetValue(json) ? loaded.Rules.All.Select(RuleJson.Summary) : RuleTable.Lines(loaded.Rules.All));
            return ExitCodes.Done;
        }));
        return command;
    }

    private static Command Explain()
    {
        var id = new Argument<string>("id") { Description = "Which rule, such as H01; an exclusion set such as EX-ONCO is explained too." };
        var folder = FolderOption();
        var json = JsonOption();
        var command = new Command("explain", "One rule in plain sentences, with every number and the range allowed for it.") { id, folder, json };
        command.SetAction(parsed => With(
            parsed.GetValue(folder), loaded => ExplainOne(loaded, parsed.GetValue(id)!, parsed.GetValue(json))));
        return command;
    }

    private static Command Check()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with rules/ and exclusions/, or with overrides/ of the shipped rules, one YAML file each." };
        var json = JsonOption();
        var command = new Command("check", "Check a folder of rules; every fault is told with file, line and remedy.") { folder, json };
        command.SetAction(parsed =>
        {
            var isJson = parsed.GetValue(json);
            switch (RuleCatalogue.LoadFolder(parsed.GetValue(folder)!.FullName))
            {
                case CatalogueLoad.Loaded loaded:
                    Print(isJson
                        ? [RuleJson.Checked(loaded)]
                        : [RuleTable.Checked(loaded)]);
                    return ExitCodes.Done;
                case CatalogueLoad.Rejected rejected:
                    Print(isJson ? rejected.Errors.Select(RuleJson.Fault) : rejected.Errors.Select(error => error.ToString()));
                    return ExitCodes.BadInput;
                default:
                    return ExitCodes.Failed;
            }
        });
        return command;
    }

    private static int ExplainOne(CatalogueLoad.Loaded loaded, string id, bool json)
    {
        if (loaded.Rules.All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } rule)
        {
            Print([json ? RuleJson.Whole(rule) : RuleDocument.Markdown(rule)]);
            return ExitCodes.Done;
        }

        if (loaded.Exclusions.FirstOrDefault(set => set.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } exclusion)
        {
            var sentence = ExclusionSentence.Describe(exclusion);
            Print(json ? [RuleJson.Of(exclusion)] : [$"{exclusion.Id} {exclusion.Name.Zh} · {exclusion.Name.En}", sentence.Zh, sentence.En]);
            return ExitCodes.Done;
        }

        Console.Error.WriteLine(
            $"no rule and no exclusion set is named {id}; there are {string.Join(", ", loaded.Rules.All.Select(known => known.Id))} "
                + $"and {string.Join(", ", loaded.Exclusions.Select(set => set.Id))}");
        return ExitCodes.BadInput;
    }

    private static int With(DirectoryInfo? folder, Func<CatalogueLoad.Loaded, int> action)
    {
        var load = folder is null ? RuleCatalogue.LoadShipped() : RuleCatalogue.LoadFolder(folder.FullName);
        if (load is CatalogueLoad.Loaded loaded)
        {
            return action(loaded);
        }

        foreach (var error in ((CatalogueLoad.Rejected)load).Errors)
        {
            Console.Error.WriteLine(error);
        }

        return ExitCodes.BadInput;
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Out.WriteLine(line);
        }
    }

    private static Option<DirectoryInfo?> FolderOption() =>
        new("--rules") { Description = "Folder of rules and exclusion sets, or of overrides. Default: the shipped catalogue." };

    private static Option<bool> JsonOption() => new("--json") { Description = "One JSON object a line." };
}
