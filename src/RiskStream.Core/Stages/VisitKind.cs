using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Settled visits of a clinic, and purchases at a pharmacy. Immutable.</summary>
internal sealed class VisitKind(RuleSet rules, ReferenceData reference) : VisitRules<VisitUse>(
    [
        .. rules.Measuring<TemplateBilling>().Select(rule => new TemplateBillingEvaluator(rule, reference)),
        .. rules.Measuring<PhantomSwipe>().Select(rule => new PhantomSwipeEvaluator(rule, reference)),
        .. rules.Measuring<CapacityExceeded>().Select(rule => new CapacityEvaluator(rule, reference)),
    ])
{
    public override string Prefix => "visit";

    public override InstitutionState NewState(string key) => new VisitState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, VisitUse use) => [provider.Value];

    protected override VisitSubject SubjectOf(InstitutionState state) =>
        new(new ProviderId(state.Key.Split('|')[1]), state.Region);
}
