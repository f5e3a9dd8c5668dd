namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on packs that are sold again.</summary>
internal static class TraceCodeReuseWords
{
    public static Bilingual Describe(RuleDefinition rule, TraceCodeReuse m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("结算", "settlements of encounters"));
        return new Bilingual(Zh(m) + excluded.Zh + "。", En(m) + excluded.En + ".");
    }

    private static string Zh(TraceCodeReuse m) =>
        $"同一药品追溯码在全部定点医药机构的医保结算销售扣除销售退货后不少于{m.Sales}次的，提示“高风险”；结算明细与进销存销售记录反映的同一次销售计一次，"
        + $"同一机构同一收款台{m.DoubleReadMinutes}分钟内的重复扫码计一次，原销售机构退货后再售出计一次，自费销售不计；拆零销售的单位数合计不超过{m.PackUnits}的计一次，"
        + "超过的按每盒该单位数折算；未上传退货记录（3506）的退货无从扣除";

    private static string En(TraceCodeReuse m) =>
        $"Raise HIGH when the insured sales of one drug trace code, at whatever designated institutions, less its returns are at least "
        + $"{m.Sales}; what a settled line and a stock record tell of one sale is one, a code read twice at one till of one institution within "
        + $"{m.DoubleReadMinutes} minutes is one, a sale after a return to the institution that sold it is one, and sales paid by the buyer alone are none; sales of a split pack "
        + $"are one up to {m.PackUnits} units together, and beyond it as many as packs of so many units; a return whose record (3506) was not "
        + "sent cannot be taken off";
}
