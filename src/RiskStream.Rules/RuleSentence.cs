using System.Diagnostics;
using RiskStream.Rules.Describing;

namespace RiskStream.Rules;

/// <summary>
/// Says what a rule does in one sentence, from the same data that is applied: what an auditor signs is what runs. A
/// rule's version grows whenever its sentence changes.
/// </summary>
public static class RuleSentence
{
    /// <summary>The sentence in both languages.</summary>
    public static Bilingual Describe(RuleDefinition rule) => rule.Measure switch
    {
        StayFrequency stays => StayFrequencyWords.Describe(rule, stays),
        ItemSurge items => ItemSurgeWords.Describe(rule, items),
        CardBurst cards => CardBurstWords.Describe(rule, cards),
        var other => throw new UnreachableException($"{rule.Id} measures {other.GetType()}, which has no sentence"),
    };
}
