using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Admissions by institution and what persons have in common. Immutable.</summary>
internal sealed class GroupKind(RuleSet rules, ReferenceData reference) : UseKind<GroupUse, GroupStanding>
{
    private readonly List<GroupAdmissionEvaluator> _rules =
        [.. rules.Measuring<GroupAdmission>().Select(rule => new GroupAdmissionEvaluator(rule, reference))];

    public override string Prefix => "group";

    /// <summary>None compares with the past.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    /// <summary>Longer than other uses by what rules look back, so that an alert can be withdrawn for as long as others.</summary>
    public override TimeSpan KeptFor(Retention retention) =>
        retention.Uses + TimeSpan.FromDays(_rules.Select(rule => rule.DaysBack).DefaultIfEmpty().Max());

    public override InstitutionState NewState(string key) => new GroupState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, GroupUse use) =>
        [$"{provider}|{Bonds.WordOf(use.Bond)}|{use.Token}"];

    protected override void ForgetMeasured(UseState<GroupUse, GroupStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        // What a group's admissions say is worked out each time: nearly every group has one or two.
    }

    protected override void Judge(UseState<GroupUse, GroupStanding> state, CivilDay horizon, Occasion occasion)
    {
        var group = (GroupState)state;
        var subject = new GroupSubject(group.Provider, group.Region, group.Bond, group.Token);
        foreach (var rule in _rules)
        {
            // Before this day earlier bursts would lie behind the admissions that are kept.
            var sealedBefore = (horizon + rule.DaysBack).Start;
            var drafts = rule.Evaluate(subject, state.Uses, sealedBefore);
            state.Journal.Reconcile(rule.Rule, subject.Subject, drafts, sealedBefore, occasion);
        }
    }
}
