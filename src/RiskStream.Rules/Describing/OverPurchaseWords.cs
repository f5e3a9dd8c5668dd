namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on drugs bought too often or too many.</summary>
internal static class OverPurchaseWords
{
    public static Bilingual Describe(RuleDefinition rule, OverPurchase measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("购药", "purchases"));
        var services = measure.Services.Select(Wording.Of).ToList();
        var (all, drug) = (LimitWords.Of(measure.Limits), LimitWords.Of(measure.DrugLimits));
        return new Bilingual(
            $"参保人已结算的{string.Join("、", services.Select(service => service.Zh))}（购药以外的就诊须含药品），{all.Zh}；其中同一药品（药品"
                + $"编码前10位，供药月数按每月30天计），{drug.Zh}{excluded.Zh}。",
            $"For a beneficiary's settled {Wording.AllEn([.. services.Select(service => service.En)])} (visits only with drugs), {all.En}; of "
                + $"one and the same drug (first 10 characters of its code, months of 30 days), {drug.En}{excluded.En}.");
    }
}
