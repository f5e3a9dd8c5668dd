using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Sales and returns of packs: by trace code, whichever institutions they are of. Immutable.</summary>
internal sealed class TraceKind(RuleSet rules) : UseKind<TraceUse, TraceSales>
{
    private readonly List<TraceCodeReuseEvaluator> _rules =
        [.. rules.Measuring<TraceCodeReuse>().Select(rule => new TraceCodeReuseEvaluator(rule))];

    public override string Prefix => "trace";

    /// <summary>None compares with the past.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    public override InstitutionState NewState(string key) => new TraceState(key);

    public override TimeSpan KeptFor(Retention retention) => retention.Packs;

    public override ProviderId ProviderOf(InstitutionState state) =>
        ((TraceState)state).Uses.All.LastOrDefault()?.Content.Provider ?? default;

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, TraceUse use) => [use.Code];

    protected override void ForgetMeasured(UseState<TraceUse, TraceSales> state, CivilDay changed, bool hasOtherFirstDay)
    {
        // What a pack's uses say is worked out each time: there are two or three.
    }

    protected override void Judge(UseState<TraceUse, TraceSales> state, CivilDay horizon, Occasion occasion)
    {
        var code = state.Key[(Prefix.Length + 1)..];
        foreach (var rule in _rules)
        {
            var drafts = rule.Evaluate(code, state.Uses);
            state.Journal.Reconcile(rule.Rule, TraceCodeReuseEvaluator.SubjectOf(code), drafts, horizon.Start, occasion);
        }
    }
}
