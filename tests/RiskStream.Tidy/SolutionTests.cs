namespace RiskStream.Tidy;

/// <summary>What is in the tree is built, and the root holds nothing that does not belong there.</summary>
public sealed class SolutionTests
{
    private static readonly string[] Root =
    [
        ".ci", "compat", "deploy", "docs", "eng", "load-tests", "protos", "src", "tests",
        ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CHANGELOG.md", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "README.md", "RiskStream.sln", "buf.yaml", "global.json",
    ];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.TextOf("RiskStream.sln").Replace('\\', '/');

        Assert.Empty(Repository.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !solution.Contains(file, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_root_holds_only_what_belongs_there() =>
        Assert.Empty(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(Root));

    [Fact]
    public void A_package_version_stands_in_one_place() =>
        Assert.Empty(Repository.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => Repository.TextOf(file).Contains("PackageReference Include", StringComparison.Ordinal)
                && System.Text.RegularExpressions.Regex.IsMatch(Repository.TextOf(file), "<PackageReference [^>]*Version=")));
}
