namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on more work than the staff can do.</summary>
internal static class CapacityExceededWords
{
    public static Bilingual Describe(RuleDefinition rule, CapacityExceeded m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "visits"));
        return new Bilingual(Zh(rule, m) + excluded.Zh + "。", En(rule, m) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, CapacityExceeded m) =>
        $"同一{Wording.Of(rule.Axis).Zh}一个自然日已结算的就诊人次，除以登记医师数与每名医师每日{m.VisitsPerDoctor}人次之积，"
        + $"超过{Wording.Number(m.MediumLoad)}的，提示“关注”，超过{Wording.Number(m.HighLoad)}的，提示“高风险”；"
        + $"同一治疗师一个自然日手工治疗按标准工时合计超过{m.MediumMinutes}分钟的，提示“关注”，超过{m.HighMinutes}分钟的，提示“高风险”；"
        + $"7天就诊不少于{m.GrowthVisits}人次且不低于前{m.BaselineWeeks}周每7天平均数的{Wording.Number(m.GrowthFactor)}倍的，提示“关注”"
        + $"（至少须有{m.MinSamples}周有就诊）；同一次就诊多次结算的计一人次，未登记医师数的不判断接诊负荷，"
        + "未列入标准工时的项目（如设备治疗）不计工时，登记的筛查日（义诊、体检）的就诊不计入";

    private static string En(RuleDefinition rule, CapacityExceeded m) =>
        $"At one {Wording.Of(rule.Axis).En}, divide the settled visits of a civil day by what its registered doctors can see, "
        + $"{m.VisitsPerDoctor} each: raise MEDIUM above {Wording.Number(m.MediumLoad)} and HIGH above {Wording.Number(m.HighLoad)}; raise "
        + $"MEDIUM when one therapist's manual treatments of a civil day take more than {m.MediumMinutes} minutes by the list of standard "
        + $"times, and HIGH above {m.HighMinutes}; raise MEDIUM when the visits of seven days are at least {m.GrowthVisits} and "
        + $"{Wording.Number(m.GrowthFactor)} times the mean of the {m.BaselineWeeks} weeks before (at least {m.MinSamples} of them with "
        + "visits); several settlements of one visit are one visit, without a registered number of doctors the load is not judged, items "
        + "that are not on the list, such as those that a machine gives, take no time, and visits of a registered screening day do not "
        + "count";
}
