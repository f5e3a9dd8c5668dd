using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H06 CheckupStyleAdmission, of an institution: q = Σ flag / n_stays in 30 days; HIGH if n ≥ 20 and q ≥ max(0.10, 2 · the peers' median)
/// (rule catalogue, part C §3). Silent where there are too few peers. Pure.
/// </summary>
internal sealed class CheckupShareEvaluator : IShareEvaluator
{
    private readonly CheckupStay _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public CheckupShareEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (CheckupStay)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => CheckupStay.ShareDays - 1;

    /// <inheritdoc/>
    public int DaysAhead => DaysBack;

    /// <inheritdoc/>
    public DayClosing Closing => _measure.Closing;

    /// <inheritdoc/>
    public bool Counts(StayUse stay) => true;

    /// <inheritdoc/>
    public IReadOnlyList<ShareStanding> Measure(StayDays stays, CivilDay day)
    {
        var window = new StayWindow(stays, day, CheckupStay.ShareDays);
        var values = window.WithAtLeast(_measure.ShareMinStays)
            .Where(provider => _reference.InstitutionOn(provider, day).Axis == Rule.Axis)
            .Select(provider => (Provider: provider, Value: ShareOf(window.Of(provider)!)))
            .ToList();
        var groups = StayWindow.GroupsOf(values, _reference, day);
        return
        [
            .. values.Select(one => StandingOf(one, groups[one.Provider].Without(one.Value), window, day)).OfType<ShareStanding>(),
        ];
    }

    /// <inheritdoc/>
    public AlertDraft Draft(Episode<ShareStanding> episode, StayDays stays)
    {
        var peak = episode.Peak;
        var flagged = stays.Of(peak.Provider, peak.Day, CheckupStay.ShareDays).Where(use => use.Content.IsCheckup).ToList();
        var draft = ShareReport.Draft(
            Rule, episode, CheckupStay.ShareDays, $"share of check-up style stays in {CheckupStay.ShareDays} d", flagged);
        var peers = ShareReport.PeersOf(peak);
        return draft with
        {
            SentenceZh = $"线索：{Rule.Name.Zh}。截至{peak.Day}的{CheckupStay.ShareDays}天内，该机构结算住院{peak.Stays}人次，其中体检式住院"
                + $"{flagged.Count}人次，占{peak.Share * 100:0.##}%；{peers.Zh}。达到{peak.Limit * 100:0.##}%的限值。",
            SentenceEn = $"Lead: {Rule.Name.En}. In the {CheckupStay.ShareDays} days up to {peak.Day} {peak.Provider} settled {peak.Stays} stays, of "
                + $"which {flagged.Count} were check-up style, {peak.Share * 100:0.##}%; {peers.En}. The limit is {peak.Limit * 100:0.##}%.",
        };
    }

    private static double ShareOf(StaySums sums) => (double)sums.Checkups / sums.Stays;

    private ShareStanding? StandingOf((ProviderId Provider, double Value) one, RatioVsPeer? peers, StayWindow window, CivilDay day)
    {
        if (peers is null)
        {
            return null;
        }

        var byPeers = _measure.PeerFactor * peers.Median;
        var limit = Math.Max(_measure.InstitutionShare, byPeers);
        return one.Value < limit - 1e-9 ? null : new ShareStanding
        {
            Provider = one.Provider,
            Day = day,
            Stays = window.Of(one.Provider)!.Stays,
            Severity = Severity.High,
            Measured = one.Value,
            Limit = limit,
            By = byPeers > _measure.InstitutionShare ? ShareLimitKind.PeerMedian : ShareLimitKind.GivenShare,
            Share = one.Value,
            Peers = peers,
            PeersKnown = peers.Peers,
        };
    }
}
