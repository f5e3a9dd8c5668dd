using RiskStream.Rules.Tests.Approvals;

namespace RiskStream.Rules.Tests;

public sealed class RuleDocumentTests
{
    [Fact]
    public void The_committed_page_is_the_generated_one() =>
        new ApprovedFile(Path.Combine(Repository.Root, "docs", "rules.md"))
            .MustBe(RuleDocument.Markdown(RuleCatalogue.LoadShipped().Rules));
}
