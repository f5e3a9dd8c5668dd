using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

public class AlertDigestTests
{
    private static readonly AlertDraft Draft = GivenJournal.Draft(5, 9);
    private static readonly ulong Digest = AlertDigest.Of(GivenRules.H01, Draft);

    [Fact]
    public void It_is_the_same_for_what_says_the_same() =>
        Assert.Equal(Digest, AlertDigest.Of(GivenRules.H01, GivenJournal.Draft(5, 9)));

    [Fact]
    public void The_end_of_an_episode_is_not_part_of_what_is_said() =>
        Assert.Equal(Digest, AlertDigest.Of(GivenRules.H01, Draft with { End = Some.OnDay(30) }));

    [Fact]
    public void Whatever_a_reviewer_would_read_differently_changes_it() => Assert.All(
        new[]
        {
            Draft with { Severity = Severity.High },
            Draft with { WindowStart = Some.OnDay(1) },
            Draft with { WindowEnd = Some.OnDay(6) },
            Draft with { SentenceZh = "另一句" },
            Draft with { EvidenceTotal = 300 },
            Draft with { AmountAtRisk = new Money(100) },
            Draft with { AmountAtRisk = new Money(0) },
            Draft with { Encounter = new EncounterId("E1") },
            Draft with { Evidence = [.. Draft.Evidence.Reverse()] },
            Draft with { Excluded = new Dictionary<string, long> { ["EX-ONCO"] = 1 } },
        },
        draft => Assert.NotEqual(Digest, AlertDigest.Of(GivenRules.H01, draft)));
}
