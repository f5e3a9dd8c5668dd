using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// H13 SimilarCaseCluster: of the stays of one diagnosis that an institution settled in seven days, c distinct persons whose stays are as
/// long, cost the same and have J ≥ 0.9 with one of them; MEDIUM if c ≥ 5 and cv ≤ 0.05, HIGH if besides c ≥ 8 or all were admitted
/// within 24 hours; both only if the cluster is 1.3 times as alike as the stays of that diagnosis at the peers (rule catalogue, part C §3).
/// Silent where the peers are too few. Pure.
/// </summary>
internal sealed class SimilarCaseEvaluator : IDayEvaluator
{
    private const double Tolerance = 1e-9;

    // Peers whose stays have nothing in common would make any lift endless.
    private const double LeastLikeness = 0.01;

    private readonly SimilarCases _measure;
    private readonly GradedMeasure<SimilarCases> _graded;
    private readonly ReferenceData _reference;
    private readonly RuleScope _scope;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public SimilarCaseEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (SimilarCases)rule.Measure;
        _graded = new GradedMeasure<SimilarCases>(rule, reference);
        _reference = reference;
        _scope = new RuleScope(rule);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => _measure.WindowDays + _measure.PeerDays - 1;

    /// <summary>After the window that a stay is in there is nothing to say of it.</summary>
    public int DaysAhead => _measure.WindowDays - 1;

    /// <inheritdoc/>
    public DayClosing Closing => _measure.Closing;

    /// <summary>The highest cluster of each institution that has one, at the end of a day.</summary>
    public IReadOnlyList<ClusterStanding> Measure(UseTimeline<CaseUse> cases, CivilDay day)
    {
        var clusters = Counted(cases, day, _measure.WindowDays)
            .GroupBy(one => one.Content.Provider)
            .OrderBy(own => own.Key.Value, StringComparer.Ordinal)
            .Select(own => (Provider: own.Key, All: ClustersOf(_graded.On(own.Key, day), own)))
            .Where(own => own.All.Count > 0)
            .ToList();
        if (clusters.Count == 0)
        {
            return [];
        }

        var peers = new CasePeers(Counted(cases, day, _measure.WindowDays + _measure.PeerDays));
        return [.. clusters.Select(own => StandingOf(own.Provider, own.All, peers, day)).OfType<ClusterStanding>()];
    }

    /// <summary>An alert about an episode's peak.</summary>
    public AlertDraft Draft(string diagnosis, Episode<ClusterStanding> episode, UseTimeline<CaseUse> cases)
    {
        var peak = episode.Peak;
        var window = cases.Between((peak.Day - (_measure.WindowDays - 1)).Start, peak.Day.End)
            .Where(one => one.Content.Provider == peak.Provider).Select(one => one.Content.InSets);
        var draft = SimilarCaseReport.Draft(Rule, _measure, diagnosis, episode, _scope.CountOf(window));
        return _graded.Told(draft, peak.Provider, peak.Day);
    }

    private List<Use<CaseUse>> Counted(UseTimeline<CaseUse> cases, CivilDay last, int days) =>
        cases.Between((last - (days - 1)).Start, last.End).FindAll(one =>
            one.Counts
            && one.Content.Items.Count >= _measure.MinItems
            && _scope.ExcludedBy(one.Content.InSets) is null
            && _reference.InstitutionOn(one.Content.Provider, last).Axis == Rule.Axis);

    private static List<CaseCluster> ClustersOf(SimilarCases measure, IEnumerable<Use<CaseUse>> own) =>
    [
        .. own.GroupBy(one => one.Content.Days).OrderBy(length => length.Key)
            .Where(length => length.Count() >= measure.MediumPersons)
            .SelectMany(length => new CaseGroup(measure, [.. length]).Clusters()),
    ];

    private ClusterStanding? StandingOf(ProviderId provider, List<CaseCluster> clusters, CasePeers all, CivilDay day)
    {
        var peers = all.Without(provider);
        return peers.Institutions < _measure.MinPeers
            ? null
            : clusters.Select(cluster => StandingOf(provider, cluster, peers, day))
                .Where(standing => standing.Lift >= _measure.Lift - Tolerance)
                .OrderByDescending(standing => standing.Severity).ThenByDescending(standing => standing.Cluster.Persons)
                .FirstOrDefault();
    }

    private ClusterStanding StandingOf(
        ProviderId provider, CaseCluster cluster, (double Likeness, int Institutions, int Stays) peers, CivilDay day)
    {
        var measure = _graded.On(provider, day);
        var isLarge = cluster.Persons >= measure.HighPersons;
        var isAtOnce = cluster.Admissions <= TimeSpan.FromHours(_measure.AdmissionHours);
        return new ClusterStanding
        {
            Provider = provider,
            Day = day,
            Severity = isLarge || isAtOnce ? Severity.High : Severity.Medium,
            Cluster = cluster,
            Limit = isLarge ? measure.HighPersons : measure.MediumPersons,
            IsByAdmissions = isAtOnce,
            PeerLikeness = peers.Likeness,
            Peers = peers.Institutions,
            PeerStays = peers.Stays,
            Lift = cluster.Likeness / Math.Max(peers.Likeness, LeastLikeness),
        };
    }
}
