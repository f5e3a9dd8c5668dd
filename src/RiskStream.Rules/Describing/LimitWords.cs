using RiskStream.Alerts;
using RiskStream.Operators;

namespace RiskStream.Rules.Describing;

/// <summary>Limits of windows in words: "raise MEDIUM at 7 encounters within 7 days or …; raise HIGH at …".</summary>
internal static class LimitWords
{
    public static Bilingual Of(IReadOnlyList<WindowLimit> limits)
    {
        var groups = limits.GroupBy(limit => limit.Severity).OrderBy(group => group.Key).ToList();
        return new Bilingual(string.Join("；", groups.Select(Zh)), string.Join("; ", groups.Select(En)));
    }

    private static string Zh(IGrouping<Severity, WindowLimit> group)
    {
        var limits = InOrder(group).Select(limit =>
            $"{WindowTermWords.SpanOf(limit).Zh}{WindowTermWords.Of(limit.Term).Zh}不少于{Wording.Number(limit.AtLeast)}");
        return $"{Wording.AnyZh([.. limits])}的，提示“{Wording.Of(group.Key).Zh}”";
    }

    private static string En(IGrouping<Severity, WindowLimit> group)
    {
        var limits = InOrder(group).Select(limit =>
            $"at least {Wording.Number(limit.AtLeast)} {WindowTermWords.Of(limit.Term).En} {WindowTermWords.SpanOf(limit).En}");
        return $"raise {Wording.Of(group.Key).En} for {Wording.AnyEn([.. limits])}";
    }

    private static IEnumerable<WindowLimit> InOrder(IEnumerable<WindowLimit> limits) =>
        limits.OrderBy(limit => limit.Term).ThenBy(limit => limit.Days);
}
