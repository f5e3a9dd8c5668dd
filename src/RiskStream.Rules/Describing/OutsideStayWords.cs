namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on settlements elsewhere during a stay.</summary>
internal static class OutsideStayWords
{
    public static Bilingual Describe(RuleDefinition rule, OutsideStay m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "encounters"));
        return new Bilingual(
            $"参保人住院期间（入院后{m.MarginHours}小时至出院前{m.MarginHours}小时）在其他机构门诊或购药结算不少于{m.Low}次的，提示“提示”；"
                + $"不少于{m.Medium}次的，提示“关注”；不少于{m.High}次，或其中任一次在其他地市、或经人脸或电子凭证核验到场的，提示“高风险”{excluded.Zh}。",
            $"During a stay, from {m.MarginHours} hours after the admission to {m.MarginHours} hours before the discharge, raise LOW when a "
                + $"beneficiary settles at least {m.Low} visit or purchase at other institutions, MEDIUM for at least {m.Medium}, and HIGH for at "
                + $"least {m.High} or for any one in another prefecture or with the person shown to be there by face or electronic "
                + $"credential{excluded.En}.");
    }
}
