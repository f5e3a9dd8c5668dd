namespace RiskStream.Rules.Tests.Catalogues;

/// <summary>A region changes limits of shipped rules without a copy of the rules.</summary>
public sealed class OverrideTests
{
    private const string Change = """
        id: H02
        version: 3
        reason: 2026年校准 / calibrated in 2026
        stay_gap:
          high_days: 5
        """;

    [Fact]
    public void A_number_takes_the_place_of_the_rules_own_and_all_else_stays()
    {
        using var folder = CatalogueFolder.Empty().Write("overrides/H02.yaml", Change);

        var rules = folder.MustLoad().Rules;

        var shipped = RuleCatalogue.LoadShipped().Rules;
        var (was, rule) = (shipped.All.Single(IsH02), rules.All.Single(IsH02));
        Assert.Equal((StayGap)was.Measure with { HighDays = 5 }, rule.Measure);
        Assert.Equal(was.Exclusions.Select(set => set.Id), rule.Exclusions.Select(set => set.Id));
        Assert.Equal(new RuleOverride(3, "2026年校准 / calibrated in 2026"), rule.Override);
        Assert.Equal($"{was.Version}+3", rule.VersionText);
        Assert.Equal(shipped.All.Select(one => one.Id), rules.All.Select(one => one.Id));
        Assert.All(rules.All, one => Assert.Equal(IsH02(one), one.Override is not null));
    }

    [Fact]
    public void What_the_region_changed_is_said_wherever_the_rule_is_explained()
    {
        using var folder = CatalogueFolder.Empty().Write("overrides/H02.yaml", Change);

        var rule = folder.MustLoad().Rules.All.Single(IsH02);

        var page = RuleDocument.Markdown(rule);
        Assert.Contains("| changed by the region | 2026年校准 / calibrated in 2026 |", page, StringComparison.Ordinal);
        Assert.NotEqual(
            RuleSentence.Describe(RuleCatalogue.LoadShipped().Rules.All.Single(IsH02)).En, RuleSentence.Describe(rule).En);
        Assert.Contains("at most 5 ", RuleSentence.Describe(rule).En, StringComparison.Ordinal);
        Assert.Equal("3", rule.ListVersions()["override"]);
    }

    [Fact]
    public void A_list_takes_the_place_of_the_rules_own_as_a_whole()
    {
        using var folder = CatalogueFolder.Empty().Write(
            "overrides/C01.yaml",
            """
            id: C01
            version: 1
            reason: calibrated
            exclusions: [EX-ONCO]
            status: retired
            visit_frequency:
              limits: [{ count: encounters, days: 7, at_least: 9, severity: high }]
            """);

        var rule = folder.MustLoad().Rules.All.Single(one => one.Id == "C01");

        Assert.Equal(["EX-ONCO"], rule.Exclusions.Select(set => set.Id));
        Assert.Equal(RuleStatus.Retired, rule.Status);
        Assert.Equal(9, Assert.Single(((VisitFrequency)rule.Measure).Limits).AtLeast);
    }

    [Fact]
    public void A_set_named_like_a_shipped_one_takes_its_place_beside_overrides()
    {
        var set = ShippedFiles.All.Single(file => file.Path == "exclusions/EX-ONCO.yaml").Text;
        using var folder = CatalogueFolder.Empty()
            .Write("overrides/H02.yaml", Change)
            .Write("exclusions/EX-ONCO.yaml", set)
            .Edit("exclusions/EX-ONCO.yaml", "zh: 放化疗/靶向治疗", "zh: 本地肿瘤治疗");

        var exclusions = folder.MustLoad().Exclusions;

        Assert.Equal("本地肿瘤治疗", exclusions.Single(one => one.Id == "EX-ONCO").Name.Zh);
        Assert.Equal(RuleCatalogue.LoadShipped().Exclusions.Count, exclusions.Count);
    }

    [Fact]
    public void A_folder_of_ones_own_may_have_overrides_too()
    {
        using var folder = CatalogueFolder.Shipped().Write("overrides/H02.yaml", Change);

        Assert.Equal(5, ((StayGap)folder.MustLoad().Rules.All.Single(IsH02).Measure).HighDays);
    }

    [Fact]
    public void A_fault_is_told_in_the_file_of_the_override()
    {
        using var folder = CatalogueFolder.Empty()
            .Write("overrides/H02.yaml", Change.Replace("high_days: 5", "high_days: 500\n  hihg_days: 5", StringComparison.Ordinal));

        Assert.Equal(
            """
            overrides/H02.yaml(5,14): stay_gap.high_days is 500; it must be 1 to 31. Give the largest gap in civil days that makes HIGH.
            overrides/H02.yaml(6,3): stay_gap.hihg_days is no known key. Remove it, or write one of high_days, medium_days, item_overlap, chain_links.

            """,
            folder.Errors());
    }

    [Theory]
    [InlineData("id: H02", "id: H99", "overrides/H02.yaml: changes H99, which no rule is named; there are ")]
    [InlineData("version: 3\n", "", "overrides/H02.yaml(1,1): version is missing; it must be a whole number, 1 to 1000000.")]
    [InlineData("reason: 2026年校准 / calibrated in 2026\n", "", "overrides/H02.yaml(1,1): reason is missing; it must be a text.")]
    [InlineData("version: 3", "version: 3\nname: { zh: a, en: b }", "overrides/H02.yaml(3,1): name is no known key.")]
    [InlineData("stay_gap:\n  high_days: 5", "stay_overlap:\n  high_days: 5", "overrides/H02.yaml(4,1): stay_overlap is not what H02 measures.")]
    [InlineData("stay_gap:\n  high_days: 5", "exclusions: [EX-NONE]", "overrides/H02.yaml(4,14): exclusions[0] is")]
    public void What_cannot_be_changed_so_is_refused(string part, string by, string error)
    {
        using var folder = CatalogueFolder.Empty().Write("overrides/H02.yaml", Change.Replace(part, by, StringComparison.Ordinal));

        Assert.StartsWith(error, folder.Errors(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_for_one_rule_are_refused()
    {
        using var folder = CatalogueFolder.Empty().Write("overrides/H02.yaml", Change).Write("overrides/more.yaml", Change);

        Assert.StartsWith(
            "overrides/more.yaml(1,1): changes H02, as overrides/H02.yaml does. Put what the region changes of a rule into one file.",
            folder.Errors(),
            StringComparison.Ordinal);
    }

    private static bool IsH02(RuleDefinition rule) => rule.Id == "H02";
}
