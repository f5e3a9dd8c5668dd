using RiskStream.Cli.DeadLetters;
using RiskStream.Rules;

namespace RiskStream.Cli.RuleTexts;

/// <summary>Rules as rows on a terminal.</summary>
internal static class RuleTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<RuleDefinition> rules) => TextTable.Lines(
        [
            ["rule", "axis", "dimension", "version", "status", "national code", "name"],
            .. rules.Select(rule => new[]
            {
                rule.Id,
                RuleJson.Word(rule.Axis),
                rule.Dimension,
                rule.VersionText,
                RuleJson.Word(rule.Status),
                rule.NationalCode.Length > 0 ? rule.NationalCode : "-",
                $"{rule.Name.En} · {rule.Name.Zh}",
            }),
        ],
        width: null);

    /// <summary>What a folder that is sound holds.</summary>
    public static string Checked(CatalogueLoad.Loaded loaded)
    {
        var sound = $"{loaded.Rules.All.Count} rules and {loaded.Exclusions.Count} exclusion sets are sound";
        var changed = loaded.Rules.All.Where(rule => rule.Override is not null).Select(rule => rule.Id).ToList();
        return changed.Count == 0 ? sound : $"{sound}; the region changes {string.Join(", ", changed)}";
    }
}
