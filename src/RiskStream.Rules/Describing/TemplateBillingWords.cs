namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on visits that are all the same, or have no diagnosis.</summary>
internal static class TemplateBillingWords
{
    public static Bilingual Describe(RuleDefinition rule, TemplateBilling m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊的结算", "settled visits"));
        var (zh, en) = (Wording.Of(rule.Axis).Zh, Wording.Of(rule.Axis).En);
        var (same, undiagnosed) = (Wording.Percent(m.RepeatShare), Wording.Percent(m.UndiagnosedShare));
        return new Bilingual(
            $"同一{zh}一个自然日的门诊结算中，项目、数量（一般诊疗费除外）和总额完全相同的不少于{m.Repeats}次且占当日结算不低于{same}的，"
                + $"或当日结算不少于{m.UndiagnosedVisits}次且没有有效诊断的占比不低于{undiagnosed}的，提示“关注”；"
                + $"{TemplateBilling.Days}天内有不少于{m.HighDays}天如此，或同一医师当日此种相同的结算不少于{m.DoctorRepeats}次的，提示“高风险”；"
                + $"只有一般诊疗费的结算不作相同比较，登记的筛查日（接种、学校体检等）不提示{excluded.Zh}。",
            $"Raise MEDIUM when, of the settled visits of one {en} on one civil day, at least {m.Repeats} and {same} have exactly the same items, "
                + $"quantities (the flat consultation fee aside) and amount, or when there are at least {m.UndiagnosedVisits} and {undiagnosed} of "
                + $"them have no valid diagnosis; raise HIGH when at least {m.HighDays} of {TemplateBilling.Days} days are so, or when at least "
                + $"{m.DoctorRepeats} such equal visits of a day are one doctor's; visits with nothing but the flat consultation fee are not "
                + $"compared, and a registered screening day (vaccination, school check-up) says nothing{excluded.En}.");
    }
}
