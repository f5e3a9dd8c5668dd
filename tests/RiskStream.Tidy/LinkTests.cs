using System.Text.RegularExpressions;

namespace RiskStream.Tidy;

/// <summary>Documents point only at what is there.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_of_a_document_leads_to_a_file()
    {
        var links = (from file in Repository.Files
                     where file.EndsWith(".md", StringComparison.Ordinal)
                     from Match link in Link().Matches(Repository.TextOf(file))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                     select (file, target)).ToList();

        var dead = links.Where(link => !Exists(link.file, link.target)).Select(link => $"{link.file} -> {link.target}");

        Assert.NotEmpty(links);
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_decision_stands_in_the_architecture_page()
    {
        var page = Repository.TextOf("docs/architecture.md");

        Assert.Empty(Repository.Files
            .Where(file => file.StartsWith("docs/adr/", StringComparison.Ordinal))
            .Where(file => !page.Contains(file["docs/".Length..], StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_script_that_README_names_is_there_and_can_be_run()
    {
        var named = Script().Matches(Repository.TextOf("README.md")).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("eng/demo.sh", named);
        Assert.Contains("eng/test.sh", named);
        Assert.All(named, script => Assert.True(
            File.Exists(Path.Combine(Repository.Root, script))
                && File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute),
            $"{script} is missing or cannot be executed"));
    }

    private static bool Exists(string file, string target)
    {
        var path = Path.Combine(Repository.Root, Path.GetDirectoryName(file) ?? string.Empty, target);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/])(?:\./)?(eng/[a-z.]+)")]
    private static partial Regex Script();
}
