namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule that counts persons at a till.</summary>
internal static class CardBurstWords
{
    public static Bilingual Describe(RuleDefinition rule, CardBurst measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊的结算", "settlements of encounters"));
        return new Bilingual(Zh(rule, measure) + excluded.Zh + "。", En(rule, measure) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, CardBurst m) =>
        $"同一{Wording.Of(rule.Axis).Zh}10分钟内每个登记收款台有不少于{m.Persons}人结算（住院结算除外），"
        + $"且结算间隔中位数乘以收款台数不超过{Wording.Number(m.MedianGapSeconds)}秒，"
        + $"且60分钟内人数不少于前{m.BaselineWeeks}周相同星期几、相同小时平均人数的{Wording.Number(m.HourFactor)}倍"
        + $"（平均人数不足{Wording.Number(m.HourFloor)}的按{Wording.Number(m.HourFloor)}计，"
        + $"至少须有{m.MinSamples}周数据）的，提示“关注”；"
        + $"除此之外，此前{m.GroupMemoryDays}天内另有不少于{m.GroupDays}天出现同样密集的结算，"
        + $"且人员重合度（共同人员占两次全部人员的比例）不低于{Wording.Percent(m.GroupOverlap)}的，"
        + "或10分钟内的结算全部使用同一终端且均无人脸或电子凭证核验的，提示“高风险”；"
        + "登记的促销日，以及所在地区多数同类机构同时密集结算的，不提示";

    private static string En(RuleDefinition rule, CardBurst m) =>
        $"Raise MEDIUM when, within 10 minutes at one {Wording.Of(rule.Axis).En}, at least {m.Persons} persons a "
        + "registered till settled (stays aside), with a median gap between settlements, times the number of tills, of "
        + $"at most {Wording.Number(m.MedianGapSeconds)} seconds, and the persons of 60 minutes are at least "
        + $"{Wording.Number(m.HourFactor)} times the mean of the same hour on the same weekday in the "
        + $"{m.BaselineWeeks} weeks before (a mean below {Wording.Number(m.HourFloor)} counts as "
        + $"{Wording.Number(m.HourFloor)}; at least {m.MinSamples} of these weeks are needed); raise HIGH when, "
        + $"besides, on at least {m.GroupDays} of the {m.GroupMemoryDays} days before as dense a burst had the same "
        + $"persons, that is, persons in common of at least {Wording.Percent(m.GroupOverlap)} of the persons of both, "
        + "or when all settlements of the 10 minutes were made on one device and none with a verified face or an "
        + "electronic credential; say nothing on a registered promotion day or when most institutions of the kind in "
        + "the region burst at once";
}
