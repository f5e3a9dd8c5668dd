using System.Text;
using RiskStream.Rules.Describing;
using RiskStream.Rules.Loading;

namespace RiskStream.Rules;

/// <summary>
/// The page that documents rules, in Markdown. The same rules always give the same text, with line feeds, so that the
/// committed page can be compared with it.
/// </summary>
public static class RuleDocument
{
    private static readonly (string Name, string Words)[] Dimensions =
    [
        ("person", "人员 person"), ("institution", "机构 institution"), ("doctor", "医师 doctor"), ("item", "项目 item"), ("cost", "费用 cost"),
        ("spacetime", "时空 spacetime"),
    ];

    private static readonly RuleAxis[] Axes = [RuleAxis.Hospital, RuleAxis.Pharmacy, RuleAxis.Clinic, RuleAxis.Cross];

    /// <summary>The whole page: every rule, then every exclusion set that one of them names.</summary>
    public static string Markdown(RuleSet rules)
    {
        var page = new StringBuilder();
        page.Append("# Rules\n\n");
        page.Append("Generated from the rule catalogue in `src/RiskStream.Rules/Catalogue`; change it there. ");
        page.Append("Alerts are suspicions (疑点), not findings. ");
        page.Append("Limits are defaults, to be calibrated for each region. ");
        page.Append("Limits on numbers at one institution (C02, H07, H13, H14, P01, P02) are multiplied by 1.2, 1.0, 0.9 or 0.8 where it has credit grade ");
        page.Append("A, B, C or D, rounded up and 2 at least; the alert says so. ");
        page.Append("Facts that arrive beyond the allowed lateness enter only windows of 30 days and more.\n\n");
        MarkdownTable.Append(
            page,
            ["rule", "名称", "name", "axis", "dimension", "version", "status"],
            rules.All.Select(rule => new[]
            {
                Link(rule.Id), rule.Name.Zh, rule.Name.En, Wording.Of(rule.Axis).En, rule.Dimension, rule.VersionText,
                Wording.Of(rule.Status).En,
            }));
        page.Append("\nBy axis (三轴) and dimension (六维):\n\n");
        MarkdownTable.Append(page, ["axis", .. Dimensions.Select(dimension => dimension.Words)], Axes.Select(axis => Row(rules, axis)));
        foreach (var rule in rules.All)
        {
            page.Append('\n').Append(Markdown(rule));
        }

        AppendExclusions(page, rules);
        return page.ToString();
    }

    /// <summary>The section of one rule.</summary>
    public static string Markdown(RuleDefinition rule)
    {
        var page = new StringBuilder();
        var sentence = RuleSentence.Describe(rule);
        page.Append($"## {rule.Id}\n\n**{rule.Name.Zh}** · **{rule.Name.En}**\n\n");
        page.Append($"{sentence.Zh}\n\n{sentence.En}\n\n");
        MarkdownTable.Append(page, ["attribute", "value"], Attributes(rule));
        var (measure, numbers) = MeasureOf(rule);
        page.Append($"\n`{measure}`:\n\n");
        MarkdownTable.Append(
            page,
            ["key", "value", "allowed"],
            numbers.Select(row => new[] { $"`{row.Key}`", row.Value, row.Range }));
        page.Append($"\nWhy these limits:\n\n{rule.Rationale.ReplaceLineEndings("\n")}\n");
        return page.ToString();
    }

    /// <summary>The name of a rule's measure, and its numbers with the ranges within which a region may set them.</summary>
    public static (string Name, IReadOnlyList<(string Key, string Value, string Range)> Numbers) MeasureOf(RuleDefinition rule)
    {
        var form = MeasureForm.Of(rule.Measure);
        return (form.Block, form.Rows(rule.Measure));
    }

    private static string Link(string id) => $"[{id}](#{id.ToLowerInvariant()})";

    private static string[] Row(RuleSet rules, RuleAxis axis) =>
    [
        axis == RuleAxis.Cross ? "跨轴 cross" : $"{Wording.Of(axis).Zh} {Wording.Of(axis).En}",
        .. Dimensions.Select(dimension => string.Join(
            ", ", rules.All.Where(rule => rule.Axis == axis && rule.Dimension == dimension.Name).Select(rule => Link(rule.Id)))),
    ];

    private static IEnumerable<string[]> Attributes(RuleDefinition rule)
    {
        yield return ["version", rule.VersionText];
        if (rule.Override is { } change)
        {
            yield return ["changed by the region", change.Reason.ReplaceLineEndings(" ")];
        }

        yield return ["status", Wording.Of(rule.Status).En];
        yield return ["axis", Wording.Of(rule.Axis).En];
        yield return ["dimension", rule.Dimension];
        yield return ["phases", CareReader.WordsOf(rule.Care)];
        yield return ["check before settlement", CareReader.CheckOf(rule.Care)];
        yield return ["national code", rule.NationalCode.Length > 0 ? rule.NationalCode : "none"];
        yield return
        [
            "effective",
            rule.EffectiveTo is { } end ? $"from {rule.EffectiveFrom}, before {end}" : $"from {rule.EffectiveFrom}",
        ];
        yield return ["basis", rule.Basis];
        yield return
        [
            "exclusions",
            rule.Exclusions.Count == 0 ? "none" : string.Join(", ", rule.Exclusions.Select(set => Link(set.Id))),
        ];
    }

    private static void AppendExclusions(StringBuilder page, RuleSet rules)
    {
        var sets = rules.All.SelectMany(rule => rule.Exclusions).DistinctBy(set => set.Id)
            .OrderBy(set => set.Id, StringComparer.Ordinal).ToList();
        if (sets.Count == 0)
        {
            return;
        }

        page.Append("\n# Exclusion sets\n\nWhat a set removes from a count is still listed in the alert by number, ");
        page.Append("so that a reviewer sees what may hide behind it. Diagnoses are ICD-10 codes and match whatever ");
        page.Append("begins with them; both ends of a range belong to it.\n");
        foreach (var set in sets)
        {
            var sentence = ExclusionSentence.Describe(set);
            var users = rules.All.Where(rule => rule.Exclusions.Any(used => used.Id == set.Id)).Select(rule => rule.Id);
            page.Append($"\n## {set.Id}\n\n**{set.Name.Zh}** · **{set.Name.En}** · version {set.Version} · ");
            page.Append($"{string.Join(", ", users)}\n\n{sentence.Zh}\n\n{sentence.En}\n");
        }
    }
}
