using System.Text;

namespace RiskStream.Rules.Tests.Catalogues;

public sealed class CatalogueFolderTests
{
    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_no_exception()
    {
        using var folder = CatalogueFolder.Empty();

        var rejected = Assert.IsType<CatalogueLoad.Rejected>(
            RuleCatalogue.LoadFolder(Path.Combine(folder.FullName, "nowhere")));

        Assert.EndsWith(
            "nowhere: is no folder. Name a folder that holds rules/ and exclusions/, or overrides/.",
            Assert.Single(rejected.Errors).ToString());
    }

    [Fact]
    public void A_folder_without_rules_is_an_error()
    {
        using var folder = CatalogueFolder.Empty();

        Assert.Equal("FOLDER: holds no rules/*.yaml and no overrides/*.yaml. Put at least one rule or override there.\n", folder.Errors());
    }

    [Fact]
    public void A_folder_without_exclusions_is_sound_if_no_rule_names_one()
    {
        var h01 = ShippedFiles.All.Single(file => file.Path == "rules/H01.yaml").Text;
        var begin = h01.IndexOf("exclusions:", StringComparison.Ordinal);
        var end = h01.IndexOf("stay_frequency:", StringComparison.Ordinal);
        using var folder = CatalogueFolder.Empty().Write("rules/H01.yaml", h01.Remove(begin, end - begin));

        Assert.Empty(Assert.Single(folder.MustLoad().Rules.All).Exclusions);
    }

    [Fact]
    public void Another_ending_is_refused_because_it_would_be_passed_over()
    {
        using var folder = CatalogueFolder.Shipped().Write("rules/H02.yml", "id: H02");

        Assert.Equal(
            "H02.yml: is not read, for its name does not end in .yaml. Rename it or move it away.\n", folder.Errors());
    }

    [Fact]
    public void A_rule_beside_the_folders_is_refused_because_it_would_be_passed_over()
    {
        using var folder = CatalogueFolder.Shipped().Write("H02.yaml", "id: H02");

        Assert.Equal(
            "H02.yaml: lies beside the folders and is not read. "
                + "Move a rule to rules/, an exclusion set to exclusions/, a change of a rule to overrides/.\n",
            folder.Errors());
    }

    [Fact]
    public void Other_files_do_not_matter()
    {
        using var folder = CatalogueFolder.Shipped().Write("README.md", "# Ours").Write("rules/notes.txt", "later");

        Assert.Equal(RuleCatalogue.LoadShipped().Rules.All.Count, folder.MustLoad().Rules.All.Count);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_an_error()
    {
        using var folder = CatalogueFolder.Shipped().Write("rules/H02.yaml", [0x69, 0x64, 0x3A, 0x20, 0xD6, 0xD8]);

        Assert.Equal("H02.yaml: is not UTF-8. Save it as UTF-8.\n", folder.Errors());
    }

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_an_error()
    {
        using var folder = CatalogueFolder.Shipped().Write("rules/H02.yaml", new string('#', (1024 * 1024) + 1));

        Assert.Equal("H02.yaml: has 1048577 bytes; it must have at most 1048576. Split the list.\n", folder.Errors());
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        using var folder = CatalogueFolder.Empty();
        foreach (var (path, text) in ShippedFiles.All)
        {
            var windows = text.ReplaceLineEndings("\r\n");
            folder.Write(path, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(windows)]);
        }

        Assert.Equal(
            RuleDocument.Markdown(RuleCatalogue.LoadShipped().Rules), RuleDocument.Markdown(folder.MustLoad().Rules));
    }
}
