using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Settled stays by prefecture: there the institutions of a peer group are side by side. Immutable.</summary>
internal sealed class StayKind(RuleSet rules, ReferenceData reference) : DayKind<IShareEvaluator, StayUse, ShareStanding>(
    [
        .. rules.Measuring<FeeStructure>().Select(rule => new FeeStructureEvaluator(rule, reference)),
        .. rules.Measuring<CheckupStay>().Select(rule => new CheckupShareEvaluator(rule, reference)),
    ])
{
    public override string Prefix => "stays";

    public override InstitutionState NewState(string key) => new StayState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, StayUse use) => IsAsked ? [use.Prefecture] : [];

    protected override IReadOnlyList<ShareStanding> Measure(IShareEvaluator rule, UseState<StayUse, ShareStanding> state, CivilDay day) =>
        rule.Measure(((StayState)state).DaysOf(rule), day);

    protected override Subject SubjectOf(UseState<StayUse, ShareStanding> state, ShareStanding standing) => new("inst", standing.Provider.Value);

    protected override AlertDraft Draft(IShareEvaluator rule, UseState<StayUse, ShareStanding> state, Episode<ShareStanding> episode) =>
        rule.Draft(episode, ((StayState)state).DaysOf(rule));
}
