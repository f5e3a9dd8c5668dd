namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on exclusive pairs and caps.</summary>
internal static class DuplicateChargeWords
{
    public static Bilingual Describe(RuleDefinition rule, DuplicateCharge measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "encounters"));
        var (clear, other) = (Wording.Of(measure.ClearViolation), Wording.Of(measure.Otherwise));
        return new Bilingual(
            "同一次就诊中，互斥项目表（exclusive_pair）的两个项目在所列范围（同一日或同一次就诊）内都收了费，或者项目的收费数量"
                + "超过限频次表（frequency_cap）的上限（按小时计费的项目不得超过收费天数乘以24小时，也不得超过住院时长），退费先行冲减，"
                + $"跨零点的一次服务不拆分；名单标明“明确违规”的，提示“{clear.Zh}”，其余提示“{other.Zh}”{excluded.Zh}。",
            "Within an encounter, two items of the list exclusive_pair are both charged in the span that it names (one civil day or the "
                + "encounter), or an item is charged for more units than the list frequency_cap allows (an hourly item for no more than 24 hours "
                + "on each day charged, nor more than the hours of the stay), net of refunds and without splitting a session over midnight; "
                + $"raise {clear.En} where the list says clear violation, else {other.En}{excluded.En}.");
    }
}
