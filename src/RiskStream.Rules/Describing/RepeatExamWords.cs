namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on repeated examinations.</summary>
internal static class RepeatExamWords
{
    public static Bilingual Describe(RuleDefinition rule, RepeatExam measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("检查", "examinations"));
        var limits = LimitWords.Of(measure.Limits);
        var gap = Wording.Of(measure.GapSeverity);
        return new Bilingual(
            "同一参保人在各机构做的同一组检查（限频次表frequency_cap的检查组），与上一次间隔的天数少于表列最短间隔且其间没有手术的，提示"
                + $"“{gap.Zh}”；{limits.Zh}{excluded.Zh}。",
            "For a beneficiary's examinations of one group of the list frequency_cap at whatever institutions, "
                + $"raise {gap.En} for fewer days since the last one than the list requires, without an operation between them; "
                + $"{limits.En}{excluded.En}.");
    }
}
