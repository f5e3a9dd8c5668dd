using RiskStream.Rules.Tests.Approvals;

namespace RiskStream.Rules.Tests;

public sealed class RuleDocumentTests
{
    [Fact]
    public void The_committed_page_is_the_generated_one() =>
        new ApprovedFile(Path.Combine(Repository.Root, "docs", "rules.md"))
            .MustBe(RuleDocument.Markdown(RuleCatalogue.LoadShipped().Rules));

    /// <summary>A rule's block is its last key.</summary>
    [Fact]
    public void The_guide_to_adding_a_rule_names_the_block_of_every_rule_that_ships()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "add-a-rule.md"));
        var folder = Path.Combine(Repository.Root, "src", "RiskStream.Rules", "Catalogue", "rules");

        Assert.All(Directory.GetFiles(folder, "*.yaml"), file =>
        {
            var block = File.ReadLines(file).Last(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Split(':')[0];
            var row = Assert.Single(guide, line => line.Contains($"| `{block}` |", StringComparison.Ordinal));
            Assert.Contains(Path.GetFileNameWithoutExtension(file), row, StringComparison.Ordinal);
        });
    }
}
