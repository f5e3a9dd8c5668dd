using System.Globalization;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts a basket that a pharmacy sells again and again into words and evidence.</summary>
internal static class PharmacyBasketReport
{
    private const string Unit = "次购药";

    public static AlertDraft Draft(
        RuleDefinition rule, PharmacyBasket measure, string prefecture, Episode<BasketStanding> episode, PurchaseLog log)
    {
        var peak = episode.Peak;
        var first = peak.Day - (measure.WindowDays - 1);
        var evidence = EvidenceOf(peak, first, log);
        var last = evidence[^1];
        var excluded = ExcludedOf(peak, first, log);
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            (first.Start, new EventTimestamp(peak.Day.End.Micros - 1)),
            (Math.Round(peak.Support, 4), peak.Limit, $"share of purchases with the basket in {measure.WindowDays} d"),
            [.. evidence.Select(one => one.Key)],
            (peak.Provider, prefecture, last.Key));
        return draft with
        {
            // Of a purchase its day is kept, not its hour.
            TriggeredAt = last.Day.Start,
            Excluded = excluded,
            AmountStatus = "not computed: what was handed out in place of the basket is not known",
            Baseline = BaselineOf(peak),
            SentenceZh = $"线索：{rule.Name.Zh}。截至{peak.Day}的{measure.WindowDays}天内，药店{peak.Provider}结算购药{peak.Purchases}次"
                + $"{Exclusions.Zh(excluded, Unit)}，其中{peak.Count}次为同一组合（{ItemsZh(peak)}），占{Percent(peak.Support)}，达到限值"
                + $"{Percent(peak.Limit)}；{PeersZh(peak)}，提升度{Number(peak.Lift)}；该组合金额占该店购药金额的{Percent(peak.AmountShare)}。",
            SentenceEn = $"Lead: {rule.Name.En}. In the {measure.WindowDays} days up to {peak.Day} the pharmacy {peak.Provider} settled "
                + $"{peak.Purchases} purchases{Exclusions.En(excluded)}, {peak.Count} of them of one combination ({ItemsEn(peak)}): "
                + $"{Percent(peak.Support)}, and the limit is {Percent(peak.Limit)}. {PeersEn(peak)}, a lift of {Number(peak.Lift)}; the "
                + $"combination makes up {Percent(peak.AmountShare)} of what its purchases cost.",
        };
    }

    private static List<(CivilDay Day, FactKey Key)> EvidenceOf(BasketStanding peak, CivilDay first, PurchaseLog log)
    {
        var evidence = new List<(CivilDay Day, FactKey Key)>();
        for (var day = first; day <= peak.Day; day += 1)
        {
            evidence.AddRange((log.On(day, peak.Provider)?.All() ?? [])
                .Where(purchase => purchase.Basket != BasketTable.None && log.Baskets.HashOf(purchase.Basket) == peak.Hash)
                .Select(purchase => (day, purchase.Key)).OrderBy(one => one.Key.Value, StringComparer.Ordinal));
        }

        return evidence;
    }

    private static Dictionary<string, long> ExcludedOf(BasketStanding peak, CivilDay first, PurchaseLog log)
    {
        var excluded = new Dictionary<string, long>();
        for (var day = first; day <= peak.Day; day += 1)
        {
            if (log.On(day, peak.Provider) is { Excluded: > 0 } purchases)
            {
                purchases.CountBaskets((basket, _) =>
                {
                    if (log.Baskets.ExclusionOf(basket) is { Length: > 0 } by)
                    {
                        excluded[by] = excluded.GetValueOrDefault(by) + 1;
                    }
                });
            }
        }

        return excluded;
    }

    private static Baseline BaselineOf(BasketStanding peak) => new()
    {
        Kind = "peers",
        Mean = Math.Round(peak.PeerMedian, 6),
        Samples = peak.Peers,
        Score = Math.Round(peak.Lift, 4),
        MadeOf = $"median share of the basket at the other pharmacies of the prefecture, which settled {peak.PeerPurchases} purchases; at least "
            + "one of these",
    };

    private static string PeersZh(BasketStanding peak) => peak.PeerMedian >= peak.PeerSupport
        ? $"同市州其他{peak.Peers}家药店该占比的中位数为{Percent(peak.PeerMedian)}"
        : $"同市州其他{peak.Peers}家药店该占比的中位数为{Percent(peak.PeerMedian)}，按其全部{peak.PeerPurchases}次购药中的1次计";

    private static string PeersEn(BasketStanding peak) => peak.PeerMedian >= peak.PeerSupport
        ? $"The median of the {peak.Peers} other pharmacies of the prefecture is {Percent(peak.PeerMedian)}"
        : $"The median of the {peak.Peers} other pharmacies of the prefecture is {Percent(peak.PeerMedian)}, taken as one of all their "
            + $"{peak.PeerPurchases} purchases";

    private static string ItemsZh(BasketStanding peak) => peak.Items.Replace("*", "×", StringComparison.Ordinal)
        .Replace(BasketUse.Separator, '、');

    private static string ItemsEn(BasketStanding peak) => peak.Items.Replace("*", " × ", StringComparison.Ordinal)
        .Replace($"{BasketUse.Separator}", ", ", StringComparison.Ordinal);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{Number(share * 100)}%";
}
