using RiskStream.Operators;

namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on shares of fees.</summary>
internal static class FeeStructureWords
{
    public static Bilingual Describe(RuleDefinition rule, FeeStructure m)
    {
        var closing = Wording.Of(m.Closing);
        var high = FeeKinds.All.Where(m.HighShares.ContainsKey).Select(kind => (Words: FeeKinds.WordsOf(kind), Limit: Wording.Percent(m.HighShares[kind])))
            .ToList();
        return new Bilingual(
            $"一家医院{m.WindowDays}天内结算住院不少于{m.MinStays}人次的，分别计算检查化验、药品、卫生材料和治疗费用占总费用的比例：高于同族机构第95百分位（同族不少于{RatioVsPeer.FewestForP95}家时），"
                + $"或不低于其中位数的{Wording.Number(m.MedianFactor)}倍，或比此前{m.WindowDays}天高{Wording.Number(m.Growth * 100)}个百分点以上的，提示“关注”；"
                + $"稳健z值不低于{Wording.Number(m.PeerScore)}且占比达到{string.Join("、", high.Select(one => one.Words.Zh + one.Limit))}的，提示“高风险”。"
                + $"费用明细合计与结算总额相差超过{Wording.Percent(m.MaxMissing)}的住院不计；每一天在{closing.Zh}后判断；同族机构（同市州、同轴、同等级、同专科）"
                + $"不足{RatioVsPeer.Fewest}家的，只与自身比较。",
            $"Where a hospital settled at least {m.MinStays} stays in {m.WindowDays} days, the shares of examinations and laboratory tests, drugs, "
                + $"consumables and treatment in their charge are compared: raise MEDIUM above the 95th percentile of at least {RatioVsPeer.FewestForP95} peers, from "
                + $"{Wording.Number(m.MedianFactor)} times their median, or from {Wording.Number(m.Growth * 100)} points more than in the "
                + $"{m.WindowDays} days before; raise HIGH from a robust z of {Wording.Number(m.PeerScore)} and a share of "
                + $"{Wording.AnyEn([.. high.Select(one => $"{one.Limit} for {one.Words.En}")])}. Stays whose charge lines differ from the settled "
                + $"amount by more than {Wording.Percent(m.MaxMissing)} do not count; a day is judged {closing.En}; with fewer than "
                + $"{RatioVsPeer.Fewest} peers (same prefecture, axis, level and specialty) a hospital is compared with itself alone.");
    }
}
