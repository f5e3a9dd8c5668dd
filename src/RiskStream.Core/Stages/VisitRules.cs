using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>A kind of use whose rules ask nothing but the uses: visits and treatments. Immutable.</summary>
internal abstract class VisitRules<TUse> : UseKind<TUse, VisitMeasurement>
    where TUse : InstitutionUse
{
    private readonly IReadOnlyList<IUseEvaluator<TUse>> _rules;

    protected VisitRules(IReadOnlyList<IUseEvaluator<TUse>> rules) => _rules = rules;

    protected override IEnumerable<RuleDefinition> Rules => _rules.Select(rule => rule.Rule);

    /// <summary>What a key is about.</summary>
    protected abstract VisitSubject SubjectOf(InstitutionState state);

    protected override void ForgetMeasured(UseState<TUse, VisitMeasurement> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            known.Forget(changed);
            known.Forget(changed + 1);
        }
    }

    protected override void Judge(UseState<TUse, VisitMeasurement> state, CivilDay horizon, Occasion occasion)
    {
        var subject = SubjectOf(state);
        foreach (var rule in _rules)
        {
            // Before this day a window would reach behind the uses that are kept.
            var sealedBefore = (horizon + rule.DaysBack).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(subject, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, subject.Subject, drafts, sealedBefore, occasion);
        }
    }
}
