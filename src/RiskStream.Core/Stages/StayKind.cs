using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Settled stays by prefecture: there the institutions of a peer group are side by side. A day is judged when it is complete, and anew
/// when a fact of it comes later than that. Immutable.
/// </summary>
internal sealed class StayKind(RuleSet rules, ReferenceData reference) : UseKind<StayUse, ShareStanding>
{
    private readonly List<IShareEvaluator> _rules =
    [
        .. rules.Measuring<FeeStructure>().Select(rule => new FeeStructureEvaluator(rule, reference)),
        .. rules.Measuring<CheckupStay>().Select(rule => new CheckupShareEvaluator(rule, reference)),
    ];

    public override string Prefix => "stays";

    /// <summary>None compares with what reviewers may have confirmed.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    public override InstitutionState NewState(string key) => new StayState(key);

    public override ProviderId ProviderOf(InstitutionState state) => default;

    public override bool IsConcerned(string key, ReferenceChange change) => change.Everything || change.Institutions.Count > 0;

    public override EventTimestamp? NextLook(InstitutionState state, EventTimestamp now)
    {
        var uses = ((StayState)state).Uses;
        EventTimestamp? next = null;
        foreach (var rule in _rules)
        {
            var day = rule.Closing.LastBy(now) + 1;
            day = uses.FirstDay is { } first && first > day ? first : day;
            if (uses.LastDay is { } last && day <= last + rule.DaysBack)
            {
                var closing = rule.Closing.Of(day);
                next = next is { } sooner && sooner < closing ? sooner : closing;
            }
        }

        return next;
    }

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, StayUse use) => _rules.Count == 0 ? [] : [use.Prefecture];

    /// <summary>Of a day that is not complete yet nothing is said.</summary>
    protected override bool MustJudge(InstitutionChange change, Occasion occasion) =>
        _rules.Exists(rule => rule.Closing.Of(change.EventTime.Day) <= occasion.Now);

    protected override void ForgetMeasured(UseState<StayUse, ShareStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            for (var day = changed; day <= changed + rule.DaysBack; day += 1)
            {
                known.Forget(day);
            }
        }
    }

    protected override void Judge(UseState<StayUse, ShareStanding> state, CivilDay horizon, Occasion occasion)
    {
        foreach (var rule in _rules)
        {
            // Before this day a window would reach behind the stays that are kept.
            var from = horizon + rule.DaysBack;
            var findings = FindingsOf(rule, state, from, rule.Closing.LastBy(occasion.Now));
            var drafts = findings.ToLookup(finding => finding.Subject, finding => finding.Draft);
            var subjects = state.Journal.SubjectsOf(rule.Rule.Id).Concat(drafts.Select(group => group.Key)).Distinct()
                .OrderBy(subject => subject.Key, StringComparer.Ordinal).ToList();
            foreach (var subject in subjects)
            {
                var where = occasion.At(new ProviderId(subject.Key));
                state.Journal.Reconcile(rule.Rule, subject, [.. drafts[subject]], from.Start, where);
            }
        }
    }

    private static List<Finding> FindingsOf(
        IShareEvaluator rule, UseState<StayUse, ShareStanding> state, CivilDay from, CivilDay last)
    {
        var stays = ((StayState)state).DaysOf(rule);
        var standings = new List<ShareStanding>();
        var first = state.Uses.FirstDay is { } known && known > from ? known : from;
        for (var day = first; day <= last; day += 1)
        {
            standings.AddRange(state.KnownOf(rule.Rule).On(day, one => rule.Measure(stays, one)));
        }

        return
        [
            .. standings.GroupBy(standing => standing.Provider).SelectMany(group =>
                Episodes.Join(group, rule.Rule.Measure.CoolDown)
                    .Where(episode => rule.Rule.AppliesOn(episode.Anchor))
                    .Select(episode => new Finding(new Subject("inst", group.Key.Value), rule.Draft(episode, stays)))),
        ];
    }
}
