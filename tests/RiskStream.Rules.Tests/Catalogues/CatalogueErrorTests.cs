using System.Text;
using RiskStream.Rules.Tests.Approvals;

namespace RiskStream.Rules.Tests.Catalogues;

public sealed class CatalogueErrorTests
{
    private const string H01 = "rules/H01.yaml";
    private const string H07 = "rules/H07.yaml";
    private const string P01 = "rules/P01.yaml";
    private const string Dialysis = "exclusions/EX-DIALYSIS.yaml";
    private const string Family = "exclusions/EX-FAMILY.yaml";

    [Fact]
    public void Every_message_names_file_place_value_bound_and_remedy()
    {
        var page = new StringBuilder();
        foreach (var (title, prepare) in Cases())
        {
            using var folder = CatalogueFolder.Shipped();
            prepare(folder);
            page.Append($"# {title}\n{folder.Errors()}\n");
        }

        ApprovedFile.Named("errors.approved.txt").MustBe(page.ToString());
    }

    [Fact]
    public void All_errors_of_all_files_are_reported_at_once()
    {
        using var folder = CatalogueFolder.Shipped()
            .Edit(H01, "days: 30, at_least: 3", "days: 0, at_least: 3")
            .Edit(H01, "severity: medium }\n    - { days: 90", "severity: urgent }\n    - { days: 90")
            .Edit(H07, "panel_share: 0.7", "panel_share: 70%")
            .Edit(P01, "  - EX-FAMILY", "  - EX-FAMILIE")
            .Edit(Dialysis, "[N18.9]", "[N18,9]");

        var rejected = Assert.IsType<CatalogueLoad.Rejected>(folder.Load());

        Assert.Equal(
            ["EX-DIALYSIS.yaml", "H01.yaml", "H01.yaml", "H07.yaml", "P01.yaml"],
            rejected.Errors.Select(error => error.Place.File).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Cases() =>
        [.. Numbers(), .. Relations(), .. Texts(), .. Keys(), .. Exclusions(), .. Care()];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Care() =>
    [
        ("no phases", f => f.Edit(H07, "phases: [before, after]\n", string.Empty)),
        ("an unknown phase", f => f.Edit(H07, "phases: [before, after]", "phases: [before, later]")),
        ("a check that cannot be made", f => f.Edit(H01, "phases: [before, during, after]", "phases: [after]")),
        ("a block by what a check cannot decide", f => f.Edit(H07, "synchronous: reads", "synchronous: reads\nmay_block: true")),
        ("an unknown way of checking", f => f.Edit(H07, "synchronous: reads", "synchronous: yes")),
    ];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Numbers() =>
    [
        ("a window of no days", f => f.Edit(H01, "days: 30, at_least: 3", "days: 0, at_least: 3")),
        ("a window of more than a year", f => f.Edit(H01, "days: 365, at_least: 8", "days: 400, at_least: 8")),
        ("a window with a unit", f => f.Edit(H01, "days: 30, at_least: 3", "days: 30d, at_least: 3")),
        ("a fraction of a person", f => f.Edit(H07, "min_persons: 20", "min_persons: 20.5")),
        ("a share in percent", f => f.Edit(H07, "panel_share: 0.7", "panel_share: 70%")),
        ("a share above one", f => f.Edit(H07, "panel_share: 0.7", "panel_share: 70")),
        ("not a number", f => f.Edit(P01, "hour_factor: 3", "hour_factor: NaN")),
        ("an endless number", f => f.Edit(P01, "hour_factor: 3", "hour_factor: 1" + new string('0', 400))),
        ("a gap in minutes", f => f.Edit(P01, "median_gap_seconds: 45", "median_gap_seconds: 00:00:45")),
        ("an empty limit", f => f.Edit(P01, "persons: 6", "persons:")),
        ("a list in place of a number", f => f.Edit(P01, "persons: 6", "persons: [6, 7]")),
        ("version zero", f => f.Edit(H01, "version: 1", "version: 0")),
        ("a key person weighed too much", f => f.Edit(H01, "key_person_reduction: 1", "key_person_reduction: 6")),
    ];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Relations() =>
    [
        ("HIGH below MEDIUM", f => f.Edit(H07, "high_score: 5", "high_score: 2")),
        ("more samples than weeks", f => f.Edit(H07, "weeks: 8\n  min_samples: 4", "weeks: 4\n  min_samples: 5")),
        ("more group days than memory", f => f.Edit(P01, "group_memory_days: 30", "group_memory_days: 1")),
        ("a limit that is never seen", f => f.Edit(H01, "days: 30, at_least: 4", "days: 30, at_least: 3")),
        ("an alert on the first admission", f => f.Edit(H01, "key_person_reduction: 1", "key_person_reduction: 3")),
        ("an end before the beginning", f => f.Edit(H01, "2021-05-01", "2026-01-01\neffective_to: 2025-12-31")),
        ("an institution rule for no axis", f => f.Edit(P01, "axis: pharmacy", "axis: cross")),
        ("two measures", f => f.Edit(H01, "stay_frequency:", "card_burst: { persons: 6 }\nstay_frequency:")),
        ("no measure", f => f.Write("rules/C01.yaml", Headed("C01"))),
        ("rules that share uses and differ in exclusions", f => f.Write("rules/P09.yaml", OtherBurst)),
    ];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Texts() =>
    [
        ("an id of another form", f => f.Edit(H01, "id: H01", "id: Hospital-1")),
        ("the same id twice", f => f.Edit(H07, "id: H07", "id: H01")),
        ("an unknown axis", f => f.Edit(H01, "axis: hospital", "axis: Hospital")),
        ("an unknown dimension", f => f.Edit(H01, "dimension: person", "dimension: people")),
        ("an unknown severity", f => f.Edit(H01, "3, severity: medium", "3, severity: urgent")),
        ("no such day", f => f.Edit(H01, "2021-05-01", "2021-02-30")),
        ("a day of another form", f => f.Edit(H01, "2021-05-01", "1 May 2021")),
        ("a name without Chinese", f => f.Edit(H01, "  zh: 重点人员高频住院\n", "")),
        ("a name that is one text", f => f.Edit(Family, "name:\n  zh: 家庭共济/代购\n  en:", "name:")),
        ("a name of two lines", f => f.Edit(H01, "  en: Frequent admission", "  en: |\n    Frequent\n    admission")),
        ("a rationale without end", f => f.Edit(H01, "rationale: |\n", $"rationale: |\n  {new string('a', 3000)}\n")),
        ("a specialty with a blank", f => f.Edit(H07, "[physical_examination]", "[physical examination]")),
    ];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Keys() =>
    [
        ("a misspelt key", f => f.Edit(H01, "effective_from:", "effective_form:")),
        ("a misspelt key of a limit", f => f.Edit(H01, "days: 30, at_least: 3", "day: 30, at_least: 3")),
        ("a key twice", f => f.Edit(H01, "axis: hospital", "axis: hospital\naxis: clinic")),
        ("a key that is a list", f => f.Edit(H01, "axis: hospital", "axis: hospital\n? [a, b]\n: c")),
        ("exclusions that are no list", f => f.Edit(P01, "exclusions:\n  -", "exclusions:")),
        ("no limits", f => f.Write("rules/C01.yaml", Headed("C01") + "stay_frequency: { limits: [] }")),
        ("a limit that is a text", f => f.Write("rules/C01.yaml", Headed("C01") + "stay_frequency: { limits: [3] }")),
        ("a measure that is a text", f => f.Write("rules/C01.yaml", Headed("C01") + "stay_frequency: 3 in 30")),
    ];

    private static IEnumerable<(string Title, Action<CatalogueFolder> Prepare)> Exclusions() =>
    [
        ("an unknown exclusion set", f => f.Edit(P01, "  - EX-FAMILY", "  - EX-FAMILIE")),
        ("an exclusion set twice", f => f.Edit(P01, "  - EX-FAMILY", "  - EX-FAMILY\n  - EX-FAMILY")),
        ("an exclusion set named by an object", f => f.Edit(P01, "  - EX-FAMILY", "  - { id: EX-FAMILY }")),
        ("a faulty set is no unknown set", f => f.Edit(Family, "family_account: true", "family_account: yes")),
        ("a range that descends", f => f.Edit(Dialysis, "[N18.9]", "[N19-N18]")),
        ("a range of subcategories", f => f.Edit(Dialysis, "[N18.9]", "[N18.5-N18.9]")),
        ("a code with a comma", f => f.Edit(Dialysis, "[N18.9]", "[\"N18,9\"]")),
        ("a code in small letters", f => f.Edit(Dialysis, "[N18.9]", "[n18.9]")),
        ("a criterion without condition", f => f.Edit(Family, "  - family_account: true", "  - family_account: false")),
        ("a criterion that is empty", f => f.Edit(Family, "  - family_account: true", "  - {}")),
        ("a set without criteria", f => f.Edit(Family, "any:\n  - family_account: true\n", "")),
        ("an unknown condition", f => f.Edit(Family, "family_account: true", "family: true")),
    ];

    private static string Headed(string id) =>
        $$"""
        id: {{id}}
        version: 1
        name: { zh: 试验, en: Trial }
        axis: clinic
        dimension: person
        basis: none
        rationale: none
        status: active
        effective_from: 2026-01-01

        """;

    private static string OtherBurst => Headed("P09").Replace("clinic", "pharmacy", StringComparison.Ordinal) +
        """
        card_burst:
          persons: 6
          median_gap_seconds: 45
          hour_factor: 3
          hour_floor: 2
          baseline_weeks: 8
          min_samples: 4
          group_overlap: 0.5
          group_days: 2
          group_memory_days: 30
        """;
}
