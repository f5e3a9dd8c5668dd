namespace RiskStream.Rules;

/// <summary>
/// Says what a rule does in one sentence, from the same data that is applied: what an auditor signs is what runs. A
/// rule's version grows whenever its sentence changes.
/// </summary>
public static class RuleSentence
{
    /// <summary>The sentence in both languages.</summary>
    public static Bilingual Describe(RuleDefinition rule) => MeasureForm.Of(rule.Measure).Describe(rule);
}
