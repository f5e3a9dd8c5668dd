using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Settled visits of a clinic, and purchases at a pharmacy. Immutable.</summary>
internal sealed class VisitKind : UseKind<VisitUse, VisitMeasurement>
{
    private readonly IReadOnlyList<IUseEvaluator<VisitUse>> _rules;

    public VisitKind(RuleSet rules, ReferenceData reference) => _rules =
    [
        .. rules.Measuring<TemplateBilling>().Select(rule => new TemplateBillingEvaluator(rule, reference)),
        .. rules.Measuring<PhantomSwipe>().Select(rule => new PhantomSwipeEvaluator(rule, reference)),
    ];

    public override string Prefix => "visit";

    protected override IEnumerable<RuleDefinition> Rules => _rules.Select(rule => rule.Rule);

    public override InstitutionState NewState(string key) => new VisitState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, VisitUse use) => [provider.Value];

    protected override void ForgetMeasured(UseState<VisitUse, VisitMeasurement> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            known.Forget(changed);
            known.Forget(changed + 1);
        }
    }

    protected override void Judge(UseState<VisitUse, VisitMeasurement> state, CivilDay horizon, Occasion occasion)
    {
        var subject = new VisitSubject(new ProviderId(state.Key.Split('|')[1]), state.Region);
        foreach (var rule in _rules)
        {
            var sealedBefore = (horizon + rule.DaysBack).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(subject, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, subject.Subject, drafts, sealedBefore, occasion);
        }
    }
}
