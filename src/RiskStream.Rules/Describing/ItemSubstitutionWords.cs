using RiskStream.Operators;

namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on items that take the place of cheaper ones.</summary>
internal static class ItemSubstitutionWords
{
    public static Bilingual Describe(RuleDefinition rule, ItemSubstitution m)
    {
        var closing = Wording.Of(m.Closing);
        var (growth, fall) = (Wording.Number(m.Growth), Wording.Percent(m.Fall));
        var (least, factor) = (Wording.Number(m.LeastPerDay), Wording.Number(m.PriceFactor));
        const int Week = RateVsBefore.WeekDays;
        const int Before = RateVsBefore.BeforeDays;
        return new Bilingual(
            $"一家{Wording.Of(rule.Axis).Zh}{Week}天内收取某项目不少于{m.MinUnits}个单位，日均不低于此前{Before}天的{growth}倍，同时同一可替代组（参考目录"
                + $"substitution_group）中的另一项目日均比此前{Before}天下降不低于{fall}，且前者单价不低于后者的{factor}倍的，提示“高风险”；数量和金额均扣除退费。"
                + $"同市州其他机构合计也达到同样升降的（目录换版、集采切换）不提示。此前日均不足{least}个单位的，升幅按{least}计算，降幅不判断；在这{Before}天之前的"
                + $"{ItemSubstitution.KnownDays}天内未收取过的项目（新设备、新科室或历史不足）不判断；每一天在{closing.Zh}后判断；未列入可替代组的项目不判断；"
                + "院内名称与目录名称的相似度、项目重新对照以及无相应手术的耗材，因无数据不判断。",
            $"Raise HIGH when a {Wording.Of(rule.Axis).En} charges at least {m.MinUnits} units of an item in {Week} days, by day at least {growth} times as "
                + $"many as in the {Before} days before, while another item of the same substitution group (list substitution_group) falls by at "
                + $"least {fall} against those days, and a unit of the one costs at least {factor} times what the other cost; units and amounts are "
                + $"net of refunds. Silent where the other institutions of the prefecture together rose and fell as far (a new catalogue, a "
                + $"procurement switch). Fewer than {least} units a day before count as {least} in the rise, and a fall from fewer is not judged; an item "
                + $"that the institution did not charge in the {ItemSubstitution.KnownDays} days before those {Before} (new equipment, a new department, "
                + $"too short a history) is not judged; a day is judged {closing.En}; items of no group are not judged; the likeness of the "
                + "hospital's and the catalogue's names, items mapped to another code, and consumables without the operation they are for are not "
                + "judged, since no data tell of them.");
    }
}
