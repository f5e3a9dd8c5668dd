using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H08 FeeStructureShare: r_c = Σ amt(c) / Σ medfee over the stays of an institution in 30 days, against the peers' median, P95 and robust
/// z, and against the 30 days before (rule catalogue, part C §3). Of several kinds the one that stands highest is told. Pure.
/// </summary>
internal sealed class FeeStructureEvaluator : IShareEvaluator
{
    private readonly FeeStructure _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public FeeStructureEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (FeeStructure)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => (2 * _measure.WindowDays) - 1;

    /// <inheritdoc/>
    public int DaysAhead => DaysBack;

    /// <inheritdoc/>
    public DayClosing Closing => _measure.Closing;

    /// <inheritdoc/>
    public bool Counts(StayUse stay) => stay.Missing <= _measure.MaxMissing;

    /// <inheritdoc/>
    public IReadOnlyList<ShareStanding> Measure(StayDays stays, CivilDay day)
    {
        var now = new StayWindow(stays, day, _measure.WindowDays);
        var before = new StayWindow(stays, day - _measure.WindowDays, _measure.WindowDays);
        var judged = now.WithAtLeast(_measure.MinStays)
            .Where(provider => _reference.InstitutionOn(provider, day).Axis == Rule.Axis).ToList();
        return
        [
            .. FeeKinds.All.SelectMany(kind => StandingsOf(kind, judged, now, before, day))
                .GroupBy(standing => standing.Provider)
                .Select(group => group.OrderByDescending(one => one.Severity).ThenByDescending(one => one.Ratio).ThenBy(one => one.Kind).First()),
        ];
    }

    /// <inheritdoc/>
    public AlertDraft Draft(Episode<ShareStanding> episode, StayDays stays) => FeeStructureReport.Draft(
        Rule, _measure, episode, stays.Of(episode.Peak.Provider, episode.Peak.Day, _measure.WindowDays));

    private IEnumerable<ShareStanding> StandingsOf(
        FeeKind kind, List<ProviderId> judged, StayWindow now, StayWindow before, CivilDay day)
    {
        var values = judged.ConvertAll(provider => (Provider: provider, Value: ShareOf(now.Of(provider)!, kind)));
        var groups = StayWindow.GroupsOf(values, _reference, day);
        foreach (var (provider, share) in values)
        {
            double? earlier = before.Of(provider) is { } sums && sums.Stays >= _measure.MinStays ? ShareOf(sums, kind) : null;
            var peers = groups[provider].Without(share);
            if (LimitOf(kind, share, earlier, peers) is { } over)
            {
                yield return new ShareStanding
                {
                    Provider = provider,
                    Day = day,
                    Stays = now.Of(provider)!.Stays,
                    Severity = over.Severity,
                    Measured = over.Measured,
                    Limit = over.Limit,
                    By = over.By,
                    Share = share,
                    Kind = kind,
                    Before = earlier,
                    Peers = peers,
                    PeersKnown = groups[provider].Others,
                };
            }
        }
    }

    private static double ShareOf(StaySums sums, FeeKind kind) => (double)sums.FenOf(kind) / sums.Total;

    private (Severity Severity, double Measured, double Limit, ShareLimitKind By)? LimitOf(
        FeeKind kind, double share, double? before, RatioVsPeer? peers)
    {
        if (peers is not null && _measure.HighShares.TryGetValue(kind, out var high)
            && Reaches(share, high) && Reaches(peers.ScoreOf(share), _measure.PeerScore))
        {
            return (Severity.High, share, high, ShareLimitKind.GivenShare);
        }

        if (peers is { Median: > 0 } && Reaches(share, _measure.MedianFactor * peers.Median))
        {
            return (Severity.Medium, share, _measure.MedianFactor * peers.Median, ShareLimitKind.PeerMedian);
        }

        return peers is { P95: > 0 and var p95 } && share > p95 ? (Severity.Medium, share, p95, ShareLimitKind.PeerP95)
            : before is { } earlier && Reaches(share - earlier, _measure.Growth)
            ? (Severity.Medium, share - earlier, _measure.Growth, ShareLimitKind.Growth)
            : null;
    }

    /// <summary>Shares are quotients of sums: what is equal on paper may differ in the last digit.</summary>
    private static bool Reaches(double value, double limit) => value >= limit - 1e-9;
}
