using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Examination and laboratory items: of the whole institution, and as ordered by each doctor. Immutable.</summary>
internal sealed class ExamKind : UseKind<ExamUse, SurgeStanding>
{
    private readonly List<ItemSurgeEvaluator> _rules;

    public ExamKind(RuleSet rules, ReferenceData reference, IRegionContext region) =>
        _rules = [.. rules.Measuring<ItemSurge>().Select(rule => new ItemSurgeEvaluator(rule, reference, region))];

    public override string Prefix => "exam";

    protected override IEnumerable<RuleDefinition> Rules => _rules.Select(rule => rule.Rule);

    public override InstitutionState NewState(string key) => new ExamState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, ExamUse use) =>
        use.Doctor.Length == 0 ? [$"{provider}|{use.Item}"] : [$"{provider}|{use.Item}", $"{provider}|{use.Doctor}|{use.Item}"];

    protected override void ForgetMeasured(UseState<ExamUse, SurgeStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in _rules)
        {
            var known = state.KnownOf(rule.Rule);
            known.ForgetDependentsOf(changed, rule.BaselineWeeks);
            if (hasOtherFirstDay)
            {
                known.Clear();
            }
        }
    }

    protected override void Judge(UseState<ExamUse, SurgeStanding> state, CivilDay horizon, Occasion occasion)
    {
        var subject = SubjectOf(state);
        foreach (var rule in _rules)
        {
            // Before this day a baseline would reach behind the uses that are kept; windows begin on the day before.
            var sealedBefore = (horizon + (7 * rule.BaselineWeeks) + 1).Start;
            var confirmed = state.Confirmed.Of(rule.Rule.Id);
            var drafts = rule.Evaluate(subject, state.Uses, state.KnownOf(rule.Rule), sealedBefore, confirmed);
            state.Journal.Reconcile(rule.Rule, subject.Subject, drafts, sealedBefore, occasion);
        }
    }

    /// <summary>exam|institution|item, or exam|institution|doctor|item.</summary>
    private static ItemSubject SubjectOf(InstitutionState state)
    {
        var parts = state.Key.Split('|');
        return new ItemSubject(new ProviderId(parts[1]), state.Region, parts[^1], string.Join('|', parts[2..^1]));
    }
}
