using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>What the alerts on an institution's shares say in the same way.</summary>
internal static class ShareReport
{
    /// <summary>An alert about the episode's peak, without its sentences.</summary>
    public static AlertDraft Draft(
        RuleDefinition rule, Episode<ShareStanding> episode, int days, string of, IReadOnlyList<Use<StayUse>> stays)
    {
        var peak = episode.Peak;
        return EpisodeReport.Draft(
            rule,
            episode,
            ((peak.Day - (days - 1)).Start, new EventTimestamp(peak.Day.End.Micros - 1)),
            (Math.Round(peak.Measured, 4), Math.Round(peak.Limit, 4), of),
            [.. stays.Select(stay => stay.Key)],
            (peak.Provider, stays[^1].Content.Prefecture, stays[^1].Key)) with
        {
            AmountStatus = "not computed: a share tells of all stays, not of any one charge",
            TriggeredAt = stays[^1].Time,
            Baseline = BaselineOf(peak),
        };
    }

    /// <summary>The peers in words.</summary>
    public static Bilingual PeersOf(ShareStanding peak) => peak.Peers is { } peers
        ? new(
            $"同族{peers.Peers}家机构的中位数为{peers.Median * 100:0.##}%" + (peers.Median > 0 ? $"，稳健z值{peers.ScoreOf(peak.Share):0.0}" : string.Empty),
            $"its {peers.Peers} peers have a median of {peers.Median * 100:0.##}%"
                + (peers.Median > 0 ? $", robust z {peers.ScoreOf(peak.Share):0.0}" : string.Empty))
        : new(
            $"同族机构仅{peak.PeersKnown}家，不足{RatioVsPeer.Fewest}家，未作同族比较",
            $"only {peak.PeersKnown} peers are known, fewer than {RatioVsPeer.Fewest}, so it was not compared with them");

    private static Baseline BaselineOf(ShareStanding peak) => peak.By == ShareLimitKind.Growth
        ? new Baseline
        {
            Kind = "self",
            Mean = Math.Round(peak.Before!.Value, 4),
            Samples = 1,
            Score = Math.Round(peak.Share - peak.Before.Value, 4),
            MadeOf = "the institution's own share in the window before",
            SilentReason = peak.Peers is null ? RatioVsPeer.TooFew : string.Empty,
        }
        : new Baseline
        {
            Kind = "peers",
            Mean = Math.Round(peak.Peers!.Median, 4),
            Deviation = Math.Round(peak.Peers.Deviation, 4),
            Samples = peak.Peers.Peers,
            Score = Math.Round(peak.Peers.ScoreOf(peak.Share), 4),
            MadeOf = "median and median absolute deviation of the institutions of the same prefecture, axis, level and specialty at the end of "
                + "the day, without the institution itself",
        };
}
