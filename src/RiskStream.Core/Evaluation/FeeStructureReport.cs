using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts a share of fees into words and evidence.</summary>
internal static class FeeStructureReport
{
    public static AlertDraft Draft(
        RuleDefinition rule, FeeStructure measure, Episode<ShareStanding> episode, IReadOnlyList<Use<StayUse>> stays)
    {
        var peak = episode.Peak;
        var (kind, peers, limit) = (FeeKinds.WordsOf(peak.Kind), ShareReport.PeersOf(peak), LimitOf(peak));
        var draft = ShareReport.Draft(rule, episode, measure.WindowDays, $"share of {kind.En} in {measure.WindowDays} d of stays", stays);
        return draft with
        {
            SentenceZh = $"线索：{rule.Name.Zh}。截至{peak.Day}的{measure.WindowDays}天内，该机构结算住院{peak.Stays}人次，{kind.Zh}占"
                + $"{peak.Share * 100:0.##}%；{peers.Zh}。{limit.Zh}。",
            SentenceEn = $"Lead: {rule.Name.En}. In the {measure.WindowDays} days up to {peak.Day} {peak.Provider} settled {peak.Stays} stays, of "
                + $"whose charge {kind.En} are {peak.Share * 100:0.##}%; {peers.En}. {limit.En}.",
        };
    }

    private static Bilingual LimitOf(ShareStanding peak) => peak.By switch
    {
        ShareLimitKind.GivenShare => new(
            $"达到{peak.Limit * 100:0.##}%的限值", $"The limit is {peak.Limit * 100:0.##}%"),
        ShareLimitKind.PeerMedian => new(
            $"达到同族中位数的倍数限值{peak.Limit * 100:0.##}%", $"The multiple of the peers' median that is the limit is {peak.Limit * 100:0.##}%"),
        ShareLimitKind.PeerP95 => new(
            $"超过同族第95百分位{peak.Limit * 100:0.##}%", $"It exceeds the peers' 95th percentile of {peak.Limit * 100:0.##}%"),
        _ => new(
            $"比此前同样天数的{peak.Before * 100:0.##}%高{peak.Measured * 100:0.##}个百分点，达到{peak.Limit * 100:0.##}个百分点的限值",
            $"Before, in as many days, it was {peak.Before * 100:0.##}%: it grew by {peak.Measured * 100:0.##} points, and the limit is "
                + $"{peak.Limit * 100:0.##} points"),
    };
}
