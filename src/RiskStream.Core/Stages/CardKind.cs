using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Credentials at the tills of an institution. Immutable.</summary>
internal sealed class CardKind : UseKind<CardUse, DenseWindow>
{
    private readonly List<CardBurstEvaluator> _rules;

    public CardKind(RuleSet rules, ReferenceData reference, IRegionContext region) =>
        _rules = [.. rules.Measuring<CardBurst>().Select(rule => new CardBurstEvaluator(rule, reference, region))];

    public override string Prefix => "card";

    protected override IEnumerable<RuleDefinition> Rules => _rules.Select(rule => rule.Rule);

    public override InstitutionState NewState(string key) => new CardState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, CardUse use) => [provider.Value];

    protected override void ForgetMeasured(UseState<CardUse, DenseWindow> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            known.Forget(changed);
            known.Forget(changed + 1);
        }
    }

    protected override void Judge(UseState<CardUse, DenseWindow> state, CivilDay horizon, Occasion occasion)
    {
        var provider = new ProviderId(state.Key.Split('|')[1]);
        foreach (var rule in _rules)
        {
            // One day more than bursts are remembered: the first windows of a day reach into the day before.
            var measure = (CardBurst)rule.Rule.Measure;
            var sealedBefore = (horizon + Math.Max(7 * measure.BaselineWeeks, measure.GroupMemoryDays + 1)).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(provider, state.Region, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, new Subject("inst", provider.Value), drafts, sealedBefore, occasion);
        }
    }
}
