using System.Globalization;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts an item that took the place of a cheaper one into words and evidence.</summary>
internal static class ItemSubstitutionReport
{
    public static AlertDraft Draft(
        RuleDefinition rule, string group, Episode<SubstitutionStanding> episode, List<Use<ItemUse>> evidence)
    {
        var peak = episode.Peak;
        var last = evidence.FindLast(use => use.Content.Item == peak.Dearer)!;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            ((peak.Day - (RateVsBefore.WeekDays - 1)).Start, new EventTimestamp(peak.Day.End.Micros - 1)),
            (Math.Round(peak.Growth, 4), peak.Limit, "units a day in 7 d over the units a day in the 28 d before"),
            [.. evidence.Select(use => use.Key)],
            (peak.Provider, last.Content.Prefecture, last.Key));
        var (price, factor) = (Yuan(peak.DearerFen), Number(peak.DearerFen / peak.CheaperFen));
        var (now, before) = (Number(peak.Decline.PerDay), Number(peak.Decline.PerDayBefore));
        return draft with
        {
            TriggeredAt = last.Time,
            AmountStatus = "not computed: which of the units stand in for the cheaper item is not known",
            Baseline = BaselineOf(peak),
            SentenceZh = $"线索：{rule.Name.Zh}。截至{peak.Day}的7天内，机构{peak.Provider}收取{peak.Dearer}共{Number(peak.Rise.Week)}个单位（日均"
                + $"{Number(peak.Rise.PerDay)}），此前28天日均{Number(peak.Rise.PerDayBefore)}，增至{Number(peak.Growth)}倍，达到限值{Number(peak.Limit)}倍；"
                + $"同属可替代组{group}的{peak.Cheaper}日均由{before}降至{now}，下降{Percent(peak.Decline.Fall)}；单价{price}元，为后者"
                + $"{Yuan(peak.CheaperFen)}元的{factor}倍；{OthersZh(peak)}。",
            SentenceEn = $"Lead: {rule.Name.En}. In the 7 days up to {peak.Day} {peak.Provider} charged {Number(peak.Rise.Week)} units of {peak.Dearer}, "
                + $"{Number(peak.Rise.PerDay)} a day against {Number(peak.Rise.PerDayBefore)} in the 28 days before: {Number(peak.Growth)} times as "
                + $"many, and the limit is {Number(peak.Limit)}. Of {peak.Cheaper}, of the same substitution group {group}, it charged {now} a day "
                + $"against {before}, {Percent(peak.Decline.Fall)} less. A unit costs {price} yuan, {factor} times the other's "
                + $"{Yuan(peak.CheaperFen)}; {OthersEn(peak)}.",
        };
    }

    private static string OthersZh(SubstitutionStanding peak) => peak.Others == 0
        ? "同市州无其他机构使用这两个项目，未作同地比较"
        : $"同市州其他{peak.Others}家机构合计，前者为此前的{Number(peak.OthersGrowth)}倍，后者{ChangeZh(peak.OthersFall)}";

    private static string OthersEn(SubstitutionStanding peak) => peak.Others == 0
        ? "no other institution of the prefecture uses either, so it was not compared with others"
        : $"at the {peak.Others} other institution(s) of the prefecture together the one is at {Number(peak.OthersGrowth)} times what it was, and "
            + $"the other {ChangeEn(peak.OthersFall)}";

    private static string ChangeZh(double fall) => fall < 0 ? $"上升{Percent(-fall)}" : $"下降{Percent(fall)}";

    private static string ChangeEn(double fall) => fall < 0 ? $"{Percent(-fall)} up" : $"{Percent(fall)} down";

    private static Baseline BaselineOf(SubstitutionStanding peak) => peak.Others == 0
        ? new Baseline
        {
            Kind = "self",
            Mean = Math.Round(peak.Rise.PerDayBefore, 4),
            Samples = RateVsBefore.BeforeDays,
            Score = Math.Round(peak.Growth, 4),
            MadeOf = "the institution's own units a day in the 28 days before the window",
            SilentReason = RatioVsPeer.TooFew,
        }
        : new Baseline
        {
            Kind = "peers",
            Mean = Math.Round(peak.OthersGrowth, 4),
            Samples = peak.Others,
            Score = Math.Round(peak.Growth - peak.OthersGrowth, 4),
            MadeOf = "the same growth of the other institutions of the prefecture that charge either item, all taken together",
        };

    private static string Yuan(double fen) => (fen / 100).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{Number(share * 100)}%";
}
