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
                $"{rule.Version}",
                RuleJson.Word(rule.Status),
                rule.NationalCode.Length > 0 ? rule.NationalCode : "-",
                $"{rule.Name.En} · {rule.Name.Zh}",
            }),
        ],
        width: null);
}
