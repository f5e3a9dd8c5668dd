using RiskStream.Rules.Describing;

namespace RiskStream.Rules;

/// <summary>Says what belongs to an exclusion set in one sentence, from the same data that is applied.</summary>
public static class ExclusionSentence
{
    /// <summary>The sentence in both languages. A set's version changes whenever it does.</summary>
    public static Bilingual Describe(ExclusionSet set) => new(
        $"符合下列任一条件的就诊：{string.Join("；", set.Any.Select(CriterionWords.Zh))}。",
        $"Encounters {string.Join("; or ", set.Any.Select(CriterionWords.En))}.");
}
