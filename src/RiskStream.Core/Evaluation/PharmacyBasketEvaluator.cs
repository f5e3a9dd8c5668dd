using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// P03 PharmacyBasketSubstitution: of the purchases of a pharmacy in 30 days supp = n_b/n have the basket b, and lift = supp over the median
/// of that share at the other pharmacies of the prefecture; MEDIUM if n_b ≥ 20, supp ≥ 0.08 and lift ≥ 5, HIGH if they also are a fifth of
/// what all purchases cost (rule catalogue, part C §3). Silent with fewer than eight peers. Pure.
/// </summary>
internal sealed class PharmacyBasketEvaluator : IDayEvaluator
{
    private readonly PharmacyBasket _measure;

    /// <summary>Evaluates one rule.</summary>
    public PharmacyBasketEvaluator(RuleDefinition rule)
    {
        Rule = rule;
        _measure = (PharmacyBasket)rule.Measure;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public int DaysBack => _measure.WindowDays - 1;

    /// <inheritdoc/>
    public int DaysAhead => DaysBack;

    /// <inheritdoc/>
    public DayClosing Closing => _measure.Closing;

    /// <summary>What the rule asks of the purchases of a prefecture.</summary>
    public FrequentBaskets BasketsOf(PurchaseLog log) => new(log, _measure);

    /// <summary>The baskets that pharmacies sold far more often than others, at the end of a day.</summary>
    public IReadOnlyList<BasketStanding> Measure(FrequentBaskets baskets, CivilDay day)
    {
        var judged = new PurchaseTotals(baskets.Log, day, _measure.WindowDays).WithAtLeast(_measure.MinPurchases);
        if (judged.Count <= RatioVsPeer.Fewest)
        {
            return [];
        }

        var frequent = judged
            .SelectMany(of => baskets.Of(of.Provider, day).Select(basket => (Of: of, Basket: basket)))
            .Where(one => Reaches((double)one.Basket.Count / one.Of.Count, _measure.Support)).ToList();
        var asked = frequent.Select(one => one.Basket.Basket).ToHashSet();
        var peers = asked.ToDictionary(basket => basket, basket => PeersOf(basket, asked, judged, baskets.Log, day));
        var sold = judged.Sum(of => (long)of.Count);
        return
        [
            .. frequent.Select(one => StandingOf(one.Of, one.Basket, peers[one.Basket.Basket], (sold, day), baskets.Log.Baskets))
                .Where(standing => Reaches(standing.Lift, _measure.Lift))
                .OrderBy(standing => standing.Provider.Value, StringComparer.Ordinal).ThenBy(standing => standing.Hash),
        ];
    }

    /// <summary>An alert about an episode's peak.</summary>
    public AlertDraft Draft(string prefecture, Episode<BasketStanding> episode, PurchaseLog log) =>
        PharmacyBasketReport.Draft(Rule, _measure, prefecture, episode, log);

    /// <summary>The share of a basket at each pharmacy, from which one's own is left out when it is compared.</summary>
    private PeerGroup PeersOf(
        int basket, HashSet<int> asked, IReadOnlyList<(ProviderId Provider, int Count, long Fen)> judged, PurchaseLog log, CivilDay last)
    {
        var sold = new Dictionary<ProviderId, int>();
        for (var day = last - DaysBack; day <= last; day += 1)
        {
            foreach (var (provider, count) in log.SellersOf(basket, asked, day))
            {
                sold[provider] = sold.GetValueOrDefault(provider) + count;
            }
        }

        return new PeerGroup(judged.Select(of => (double)sold.GetValueOrDefault(of.Provider) / of.Count));
    }

    private BasketStanding StandingOf(
        (ProviderId Provider, int Count, long Fen) of, FrequentBasket basket, PeerGroup peers, (long Sold, CivilDay Day) at, BasketTable baskets)
    {
        var others = peers.Without((double)basket.Count / of.Count)!;
        var share = of.Fen > 0 ? (double)basket.Fen / of.Fen : 0;
        return new BasketStanding
        {
            Provider = of.Provider,
            Day = at.Day,
            Hash = baskets.HashOf(basket.Basket),
            Items = string.Join(BasketUse.Separator, baskets.ItemsOf(basket.Basket)),
            Count = basket.Count,
            Purchases = of.Count,
            AmountShare = share,
            Peers = others.Peers,
            PeerPurchases = at.Sold - of.Count,
            PeerMedian = others.Median,
            Limit = _measure.Support,
            Severity = Reaches(share, _measure.HighAmountShare) ? Severity.High : Severity.Medium,
        };
    }

    /// <summary>Shares are quotients: what is equal on paper may differ in the last digit.</summary>
    private static bool Reaches(double value, double limit) => value >= limit - 1e-9;
}
