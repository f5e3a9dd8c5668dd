using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Settled stays by prefecture and diagnosis: there those of all institutions are side by side. Immutable.</summary>
internal sealed class CaseKind(RuleSet rules, ReferenceData reference) : DayKind<SimilarCaseEvaluator, CaseUse, ClusterStanding>(
    [.. rules.Measuring<SimilarCases>().Select(rule => new SimilarCaseEvaluator(rule, reference))])
{
    public override string Prefix => "cases";

    public override InstitutionState NewState(string key) => new CaseState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, CaseUse use) => IsAsked ? [$"{use.Prefecture}|{use.Diagnosis}"] : [];

    protected override IReadOnlyList<ClusterStanding> Measure(
        SimilarCaseEvaluator rule, UseState<CaseUse, ClusterStanding> state, CivilDay day) => rule.Measure(state.Uses, day);

    protected override Subject SubjectOf(UseState<CaseUse, ClusterStanding> state, ClusterStanding standing) =>
        new("inst+icd3", $"{standing.Provider}|{((CaseState)state).Diagnosis}");

    protected override AlertDraft Draft(
        SimilarCaseEvaluator rule, UseState<CaseUse, ClusterStanding> state, Episode<ClusterStanding> episode) =>
        rule.Draft(((CaseState)state).Diagnosis, episode, state.Uses);
}
