namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on stays soon after each other.</summary>
internal static class StayGapWords
{
    public static Bilingual Describe(RuleDefinition rule, StayGap m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("住院", "stays"));
        return new Bilingual(
            $"参保人出院后在同一机构再次住院，间隔不超过{m.HighDays}天且主要诊断（ICD-10前三位）相同的，提示“高风险”；"
                + $"间隔不超过{m.MediumDays}天且主要诊断属同一ICD-10节的，提示“关注”，其中收费项目重合度不低于{Wording.Percent(m.ItemOverlap)}，"
                + $"或90天内不少于{m.ChainLinks}次的，提示“高风险”；由转院相连的住院不提示{excluded.Zh}。",
            $"Raise HIGH when a beneficiary is admitted to one institution again at most {m.HighDays} days after a discharge with the same "
                + $"main diagnosis (first three characters of ICD-10); raise MEDIUM at most {m.MediumDays} days after it with a main "
                + $"diagnosis of the same ICD-10 block, and HIGH instead if at least {Wording.Percent(m.ItemOverlap)} of the charged items "
                + $"are the same or it is at least number {m.ChainLinks} within 90 days; say nothing of stays that a transfer links{excluded.En}.");
    }
}
