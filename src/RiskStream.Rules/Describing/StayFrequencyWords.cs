using RiskStream.Alerts;

namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule that counts stays.</summary>
internal static class StayFrequencyWords
{
    public static Bilingual Describe(RuleDefinition rule, StayFrequency measure)
    {
        var groups = measure.Limits.GroupBy(limit => limit.Severity).OrderBy(group => group.Key).ToList();
        var excluded = Wording.Excluded(rule, new Bilingual("住院", "stays"));
        return new Bilingual(
            $"参保人{string.Join("；", groups.Select(Zh))}{KeyPersonZh(measure)}；由转院相连的住院计为1次{excluded.Zh}。",
            $"{string.Join("; ", groups.Select(En))}{KeyPersonEn(measure)}; "
                + $"stays that a transfer links count once{excluded.En}.");
    }

    private static string Zh(IGrouping<Severity, CountLimit> group)
    {
        var limits = group.OrderBy(limit => limit.Days).Select(limit => $"{limit.Days}天内住院不少于{limit.AtLeast}次");
        return $"{Wording.AnyZh([.. limits])}的，提示“{Wording.Of(group.Key).Zh}”";
    }

    private static string En(IGrouping<Severity, CountLimit> group, int index)
    {
        var limits = group.OrderBy(limit => limit.Days)
            .Select((limit, i) => $"at least {limit.AtLeast}{Noun(i, limit)} within {Days(limit)}");
        var verb = index == 0 ? "Raise" : "raise";
        return $"{verb} {Wording.Of(group.Key).En} when a beneficiary has {Wording.AnyEn([.. limits])}";
    }

    private static string Noun(int index, CountLimit limit) =>
        index > 0 ? string.Empty : limit.AtLeast == 1 ? " admission" : " admissions";

    private static string Days(CountLimit limit) => limit.Days == 1 ? "1 day" : $"{limit.Days} days";

    private static string KeyPersonZh(StayFrequency measure) => measure.KeyPersonReduction == 0
        ? string.Empty
        : $"；重点人员各限值低{measure.KeyPersonReduction}次";

    private static string KeyPersonEn(StayFrequency measure) => measure.KeyPersonReduction == 0
        ? string.Empty
        : $"; for a key person every limit is {measure.KeyPersonReduction} lower";
}
