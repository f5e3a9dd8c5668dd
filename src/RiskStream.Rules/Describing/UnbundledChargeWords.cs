namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on bundles and settlements in pieces.</summary>
internal static class UnbundledChargeWords
{
    public static Bilingual Describe(RuleDefinition rule, UnbundledCharge measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "encounters"));
        var (clear, other, split) = (Wording.Of(measure.ClearViolation), Wording.Of(measure.Otherwise), Wording.Of(measure.SplitSeverity));
        var share = Wording.Percent(1 + measure.PriceExcess);
        var limit = Wording.Number(measure.VisitLimitYuan);
        return new Bilingual(
            "同一次就诊的同一日，打包项目（项目内涵表charge_bundle）未收费，而其组成项目收费个数达到表列个数，且各组成项目单价合计不少于"
                + $"打包价的{share}的，名单标明“明确违规”时提示“{clear.Zh}”，其余提示“{other.Zh}”；同一参保人同一日在同一机构以相同主要诊断"
                + $"（ICD-10前三位）门诊结算不少于{measure.Settlements}次，或者{measure.BurstMinutes}分钟内不少于2次且合计超过{limit}元的，"
                + $"提示“{split.Zh}”{excluded.Zh}。",
            "On one civil day of an encounter, a bundle of the list charge_bundle is not charged, but as many of its parts as the list says "
                + $"are, and a unit of each of them comes to at least {share} of the bundle's price: raise {clear.En} where the list says clear "
                + $"violation, else {other.En}; for at least {measure.Settlements} outpatient settlements of a beneficiary on one civil day at one "
                + $"institution with the same main diagnosis (first three characters of ICD-10), or at least 2 within {measure.BurstMinutes} minutes "
                + $"that come to more than {limit} yuan, raise {split.En}{excluded.En}.");
    }
}
