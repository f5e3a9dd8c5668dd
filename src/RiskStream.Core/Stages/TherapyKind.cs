using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What each therapist does at a clinic. Immutable.</summary>
internal sealed class TherapyKind(RuleSet rules, ReferenceData reference) : VisitRules<TherapyUse>(
    [.. rules.Measuring<CapacityExceeded>().Select(rule => new TherapyEvaluator(rule, reference))])
{
    public override string Prefix => "therapy";

    /// <summary>None: a therapist is not compared with the past, so confirmed days change nothing.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    public override InstitutionState NewState(string key) => new TherapyState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, TherapyUse use) => [$"{provider}|{use.Doctor}"];

    /// <summary>therapy|institution|therapist.</summary>
    protected override VisitSubject SubjectOf(InstitutionState state)
    {
        var parts = state.Key.Split('|', 3);
        return new VisitSubject(new ProviderId(parts[1]), state.Region, parts[2]);
    }
}
