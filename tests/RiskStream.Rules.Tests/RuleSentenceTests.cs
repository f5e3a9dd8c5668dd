using System.Globalization;
using System.Text.RegularExpressions;
using RiskStream.Rules.Tests.Approvals;
using RiskStream.Rules.Tests.Catalogues;
using Xunit.Sdk;

namespace RiskStream.Rules.Tests;

public sealed class RuleSentenceTests
{
    [Fact]
    public void Every_sentence_is_approved_and_changes_only_with_the_version_of_its_rule() =>
        MustBeApproved("sentences.approved.txt", RuleCatalogue.LoadShipped().Rules.All.Select(rule =>
            new VersionedText(rule.Id, $"{rule.Version}", Text(RuleSentence.Describe(rule)))));

    [Fact]
    public void Every_exclusion_set_is_approved_and_changes_only_with_its_version() =>
        MustBeApproved("exclusions.approved.txt", RuleCatalogue.LoadShipped().Exclusions.Select(set =>
            new VersionedText(set.Id, set.Version, Text(ExclusionSentence.Describe(set)))));

    /// <summary>Otherwise a limit could change without a new version.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_number_of_a_rule_shows_in_its_sentence(string id, string before, string after)
    {
        using var folder = CatalogueFolder.Shipped().Edit($"rules/{id}.yaml", before, after);

        var shipped = SentenceOf(id, RuleCatalogue.LoadShipped());
        var changed = SentenceOf(id, folder.MustLoad());

        Assert.NotEqual(shipped.Zh, changed.Zh);
        Assert.NotEqual(shipped.En, changed.En);
    }

    [Fact]
    public void A_rule_that_leaves_nothing_out_says_nothing_of_it()
    {
        using var folder = CatalogueFolder.Shipped().Edit("rules/P01.yaml", "exclusions:\n  - EX-FAMILY\n", "");

        var sentence = SentenceOf("P01", folder.MustLoad());

        Assert.EndsWith("burst at once.", sentence.En);
        Assert.EndsWith("不提示。", sentence.Zh);
    }

    public static TheoryData<string, string, string> Numbers()
    {
        var numbers = new TheoryData<string, string, string>();
        foreach (var rule in RuleCatalogue.LoadShipped().Rules.All)
        {
            var text = ShippedFiles.All.Single(file => file.Path == $"rules/{rule.Id}.yaml").Text;
            foreach (Match line in Regex.Matches(text, @"^  (\w+): ([\d.]+)$", RegexOptions.Multiline))
            {
                numbers.Add(rule.Id, line.Value, $"  {line.Groups[1]}: {Another(line)}");
            }
        }

        numbers.Add("H01", "days: 30, at_least: 3,", "days: 31, at_least: 3,");
        numbers.Add("H01", "days: 30, at_least: 3,", "days: 30, at_least: 2,");
        numbers.Add("H01", "at_least: 3, severity: medium", "at_least: 3, severity: low");
        numbers.Add("H07", "[physical_examination]", "[general]");
        numbers.Add("H09", "clear_violation: critical", "clear_violation: high");
        numbers.Add("H09", "otherwise: medium", "otherwise: low");
        numbers.Add("H10", "split_severity: medium", "split_severity: high");
        numbers.Add("H11", "gap_severity: low", "gap_severity: medium");
        numbers.Add("H11", "count: exams, days: 30, at_least: 3", "count: exams, days: 30, at_least: 2");
        numbers.Add("P04", "at_least: 1.3", "at_least: 1.4");
        numbers.Add("P04", "[purchase, outpatient, chronic]", "[purchase]");
        return numbers;
    }

    /// <summary>Another value in the range of the key.</summary>
    private static string Another(Match line)
    {
        var value = decimal.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture);
        var step = line.Groups[1].Value == "baseline_weeks" ? -1 : decimal.IsInteger(value) ? 1 : 0.1m;
        return $"{value + step}";
    }

    private static Bilingual SentenceOf(string id, CatalogueLoad.Loaded catalogue) =>
        RuleSentence.Describe(catalogue.Rules.All.Single(rule => rule.Id == id));

    private static void MustBeApproved(string file, IEnumerable<VersionedText> texts)
    {
        var approved = ApprovedFile.Named(file);
        var now = texts.ToList();
        var objections = VersionedTexts.Objections(VersionedTexts.Read(approved.Text), now);
        if (objections.Count > 0)
        {
            throw new XunitException($"{file}: {string.Join(' ', objections)}");
        }

        approved.MustBe(VersionedTexts.Write(now));
    }

    private static string Text(Bilingual sentence) => $"zh: {sentence.Zh}\nen: {sentence.En}";
}
