namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule that counts persons with one item.</summary>
internal static class ItemSurgeWords
{
    public static Bilingual Describe(RuleDefinition rule, ItemSurge measure)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊的费用明细", "charge lines of encounters"));
        return new Bilingual(Zh(rule, measure) + excluded.Zh + "。", En(rule, measure) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, ItemSurge m) =>
        $"截至整点的24小时内，同一{Wording.Of(rule.Axis).Zh}（或其同一开单医师）同一检查检验项目涉及不少于{m.MinPersons}人，"
        + $"且人数比前{m.BaselineWeeks}周同一时段（相同星期几的同样24小时）的平均人数至少高{Wording.Number(m.MediumScore)}个波动单位"
        + $"（波动单位取标准差、均值平方根和1中的最大者，至少须有{m.MinSamples}周数据）的，提示“关注”；"
        + $"至少高{Wording.Number(m.HighScore)}个波动单位的，"
        + $"或有不少于{m.PanelPersons}人且占比不低于{Wording.Percent(m.PanelShare)}的人当日检查检验项目组合完全相同"
        + $"（组合不少于{m.PanelMinItems}项）的，"
        + $"或7天内涉及不少于{m.WeekPersons}人、"
        + $"占本机构人数的比例不低于同类机构中位数的{Wording.Number(m.PeerShareFactor)}倍"
        + $"且稳健z不低于{Wording.Number(m.PeerScore)}的，提示“高风险”；"
        + $"扣除所在地区自身的升幅后不足{Wording.Number(m.MediumScore)}个波动单位的不提示（与同类机构比较的除外）；"
        + $"项目在本机构首次使用后{m.WarmUpDays}天内、登记的筛查日{SilentZh(m)}不提示";

    private static string En(RuleDefinition rule, ItemSurge m) =>
        $"Raise MEDIUM when, in the 24 hours up to a full hour, at least {m.MinPersons} persons had the same "
        + $"examination or laboratory item at one {Wording.Of(rule.Axis).En}, or ordered by one doctor there, and "
        + $"their number lies at least {Wording.Number(m.MediumScore)} spreads above the mean of the same 24 hours "
        + $"of the week in the {m.BaselineWeeks} weeks before (a spread is the largest of the standard deviation, the square root of "
        + $"the mean, and 1; at least {m.MinSamples} of these weeks are needed); raise HIGH when that number lies at "
        + $"least {Wording.Number(m.HighScore)} spreads above, or when at least {m.PanelPersons} persons, and at "
        + $"least {Wording.Percent(m.PanelShare)} of those with the item, had exactly the same set of at least "
        + $"{m.PanelMinItems} examination and laboratory items on one day, or when at least {m.WeekPersons} persons "
        + "had the item within 7 days, with a share of the institution's persons of at least "
        + $"{Wording.Number(m.PeerShareFactor)} times the median of its peers and a robust z of at least "
        + $"{Wording.Number(m.PeerScore)}; say nothing when, less the region's own rise, fewer than "
        + $"{Wording.Number(m.MediumScore)} spreads are left (the comparison with peers aside), in the first "
        + $"{m.WarmUpDays} days after the item's first use there{SilentEn(m)} or on a registered screening day";

    private static string SilentZh(ItemSurge m) => m.SilentSpecialties.Count == 0
        ? string.Empty
        : $"，以及专科类别为{Wording.AnyZh(m.SilentSpecialties)}的机构";

    private static string SilentEn(ItemSurge m) => m.SilentSpecialties.Count == 0
        ? string.Empty
        : $", at an institution of specialty {Wording.AnyEn(m.SilentSpecialties)},";
}
