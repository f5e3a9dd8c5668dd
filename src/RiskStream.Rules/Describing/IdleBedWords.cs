namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on idle days of stays.</summary>
internal static class IdleBedWords
{
    public static Bilingual Describe(RuleDefinition rule, IdleBed m)
    {
        var excluded = Wording.NotJudged(rule, new Bilingual("住院", "stays"));
        var closing = Wording.Of(m.Closing);
        return new Bilingual(
            $"住院期间收取床位费而无检查、化验、治疗、手术、材料和药品费用的日子为“空床日”：连续{m.MediumDays}天的，提示“关注”；连续{m.HighDays}天，"
                + $"或住院不少于{m.ShareDays}天且空床日占比不低于{Wording.Percent(m.HighShare)}的，提示“高风险”。每一天在{closing.Zh}后判断{excluded.Zh}。",
            $"A day of a stay is idle when a bed is charged and no examination, laboratory test, treatment, operation, consumable or drug: raise "
                + $"MEDIUM for {m.MediumDays} idle days in a row; raise HIGH for {m.HighDays}, or where idle days are at least "
                + $"{Wording.Percent(m.HighShare)} of a stay of {m.ShareDays} days or more. A day is judged {closing.En}{excluded.En}.");
    }
}
