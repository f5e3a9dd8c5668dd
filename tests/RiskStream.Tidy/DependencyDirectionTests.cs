using System.Xml.Linq;

namespace RiskStream.Tidy;

/// <summary>A project boundary exists only where a dependency is to be forbidden: this is what it forbids.</summary>
public sealed class DependencyDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["RiskStream.Core"] = [],
        ["RiskStream.Rules"] = ["RiskStream.Core"],
        ["RiskStream.Protocol"] = [],
        ["RiskStream.Pipeline"] = ["RiskStream.Core", "RiskStream.Protocol"],
        ["RiskStream.State"] = ["RiskStream.Core"],
        ["RiskStream.Alerting"] = ["RiskStream.Core", "RiskStream.Protocol"],
        ["RiskStream.Checking"] = ["RiskStream.Core"],
        ["RiskStream.Service"] =
            ["RiskStream.Alerting", "RiskStream.Checking", "RiskStream.Core", "RiskStream.Pipeline", "RiskStream.Protocol", "RiskStream.Rules", "RiskStream.State"],
        ["RiskStream.Cli"] = ["RiskStream.Service"],
    };

    [Fact]
    public void Projects_reference_only_what_their_place_allows()
    {
        var projects = Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        var broken = from project in projects
                     let name = Path.GetFileNameWithoutExtension(project)
                     from reference in References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)
                     where !Allowed.TryGetValue(name, out var allowed) || !allowed.Contains(reference)
                     select $"{name} -> {reference}";

        Assert.Equal(Allowed.Count, projects.Count);
        Assert.Empty(broken);
    }

    [Fact]
    public void Core_stands_on_the_base_class_library_alone() =>
        Assert.Empty(References("src/RiskStream.Core/RiskStream.Core.csproj", "PackageReference")
            .Concat(References("src/RiskStream.Core/RiskStream.Core.csproj", "FrameworkReference")));

    [Fact]
    public void Protocol_holds_no_code_of_its_own() =>
        Assert.Empty(Repository.Sources.Where(file => file.StartsWith("src/RiskStream.Protocol/", StringComparison.Ordinal)));

    [Fact]
    public void Product_projects_know_nothing_of_the_feed() =>
        Assert.Empty(Repository.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => Repository.TextOf(file) is var text
                && (text.Contains("PackageFeed", StringComparison.Ordinal) || text.Contains("compat/", StringComparison.Ordinal)
                    || text.Contains("#if", StringComparison.Ordinal))));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Parse(Repository.TextOf(project)).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
