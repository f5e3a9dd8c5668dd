namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule that counts visits or purchases.</summary>
internal static class VisitFrequencyWords
{
    public static Bilingual Describe(RuleDefinition rule, VisitFrequency measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "encounters"));
        var services = measure.Services.Select(Wording.Of).ToList();
        var limits = LimitWords.Of(measure.Limits);
        return new Bilingual(
            $"参保人已结算的{string.Join("、", services.Select(service => service.Zh))}，{limits.Zh}{excluded.Zh}。",
            $"For a beneficiary's settled {Wording.AllEn([.. services.Select(service => service.En)])}, {limits.En}{excluded.En}.");
    }
}
