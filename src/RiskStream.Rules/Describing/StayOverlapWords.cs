namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on overlapping stays.</summary>
internal static class StayOverlapWords
{
    public static Bilingual Describe(RuleDefinition rule, StayOverlap m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("住院", "stays"));
        return new Bilingual(
            $"参保人在不同机构的住院时段重叠超过{Wording.Number(m.LowHours)}小时的，提示“提示”；超过{Wording.Number(m.HighHours)}小时，或入院时"
                + $"其他机构的住院尚未登记出院（最多看400天）的，提示“高风险”；双方均收取床位费的日历日不少于{m.BedDays}天的，提示“明确违规”；"
                + $"由转院相连或属同一集团的不提示{excluded.Zh}。",
            $"Raise LOW when stays of a beneficiary at different institutions overlap by more than {Wording.Number(m.LowHours)} hours; raise "
                + $"HIGH above {Wording.Number(m.HighHours)} hours, or when at an admission no discharge is entered of a stay elsewhere "
                + $"(of the last 400 days); raise CRITICAL when both charge a bed on at least {m.BedDays} civil days; say nothing of "
                + $"stays that a transfer links or of institutions of one group{excluded.En}.");
    }
}
