using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Items that stand in for each other, by prefecture and substitution group: there all institutions that charge them are side by side. A
/// day is judged when it is complete, and anew when a fact of it comes later than that. Immutable.
/// </summary>
internal sealed class ItemKind(RuleSet rules, ReferenceData reference) : UseKind<ItemUse, SubstitutionStanding>
{
    private readonly List<ItemSubstitutionEvaluator> _rules =
        [.. rules.Measuring<ItemSubstitution>().Select(rule => new ItemSubstitutionEvaluator(rule, reference))];

    public override string Prefix => "items";

    /// <summary>None compares with what reviewers may have confirmed.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    public override InstitutionState NewState(string key) => new ItemState(key);

    public override ProviderId ProviderOf(InstitutionState state) => default;

    public override bool IsConcerned(string key, ReferenceChange change) => change.Everything || change.Institutions.Count > 0;

    /// <summary>After the seven days that a use is in there is nothing to say of it.</summary>
    public override EventTimestamp? NextLook(InstitutionState state, EventTimestamp now)
    {
        var uses = ((ItemState)state).Uses;
        EventTimestamp? next = null;
        foreach (var rule in _rules)
        {
            var day = rule.Closing.LastBy(now) + 1;
            day = uses.FirstDay is { } first && first > day ? first : day;
            if (uses.LastDay is { } last && day < last + RateVsBefore.WeekDays)
            {
                var closing = rule.Closing.Of(day);
                next = next is { } sooner && sooner < closing ? sooner : closing;
            }
        }

        return next;
    }

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, ItemUse use) =>
        _rules.Count == 0 ? [] : [$"{use.Prefecture}|{use.Group}"];

    /// <summary>Of a day that is not complete yet nothing is said.</summary>
    protected override bool MustJudge(InstitutionChange change, Occasion occasion) =>
        _rules.Exists(rule => rule.Closing.Of(change.EventTime.Day) <= occasion.Now);

    protected override void ForgetMeasured(UseState<ItemUse, SubstitutionStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        ((ItemState)state).Sums.Forget(changed);
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            for (var day = changed; day <= changed + ItemSubstitutionEvaluator.DaysBack; day += 1)
            {
                known.Forget(day);
            }
        }
    }

    protected override void Judge(UseState<ItemUse, SubstitutionStanding> state, CivilDay horizon, Occasion occasion)
    {
        // Before this day a window would reach behind the uses that are kept.
        var from = horizon + ItemSubstitutionEvaluator.DaysBack;
        foreach (var rule in _rules)
        {
            var findings = FindingsOf(rule, (ItemState)state, from, rule.Closing.LastBy(occasion.Now));
            var drafts = findings.ToLookup(finding => finding.Subject, finding => finding.Draft);
            var subjects = state.Journal.SubjectsOf(rule.Rule.Id).Concat(drafts.Select(group => group.Key)).Distinct()
                .OrderBy(subject => subject.Key, StringComparer.Ordinal).ToList();
            foreach (var subject in subjects)
            {
                var where = occasion.At(new ProviderId(subject.Key.Split('|')[0]));
                state.Journal.Reconcile(rule.Rule, subject, [.. drafts[subject]], from.Start, where);
            }
        }
    }

    private static List<Finding> FindingsOf(ItemSubstitutionEvaluator rule, ItemState state, CivilDay from, CivilDay last)
    {
        var standings = new List<SubstitutionStanding>();
        var first = state.Uses.FirstDay is { } known && known > from ? known : from;
        for (var day = first; day <= last; day += 1)
        {
            standings.AddRange(state.KnownOf(rule.Rule).On(day, one => rule.Measure(state.Sums, one)));
        }

        return
        [
            .. standings.GroupBy(standing => (standing.Provider, standing.Dearer)).SelectMany(group =>
                Episodes.Join(group, rule.Rule.Measure.CoolDown)
                    .Where(episode => rule.Rule.AppliesOn(episode.Anchor))
                    .Select(episode => new Finding(
                        new Subject("inst+group+item", $"{group.Key.Provider}|{state.Group}|{group.Key.Dearer}"),
                        rule.Draft(state.Group, episode, state.Sums)))),
        ];
    }
}
