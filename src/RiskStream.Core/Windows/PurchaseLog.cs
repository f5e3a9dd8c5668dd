using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// The purchases of the pharmacies of a prefecture, by civil day and pharmacy. It is exact: what is taken back is taken from the day on which
/// it was. Touched only by the stage that owns the state.
/// </summary>
internal sealed class PurchaseLog
{
    private static readonly IReadOnlyDictionary<ProviderId, int> Nobody = new Dictionary<ProviderId, int>();

    private static readonly Dictionary<ProviderId, DayPurchases> NoPurchases = [];

    private readonly SortedDictionary<CivilDay, Dictionary<ProviderId, DayPurchases>> _days = [];
    private readonly Dictionary<CivilDay, Dictionary<int, Dictionary<ProviderId, int>>> _sellers = [];
    private readonly StateWriter _writer = new();

    /// <summary>What the numbers of baskets stand for.</summary>
    public BasketTable Baskets { get; } = new();

    /// <summary>The first day with purchases, or null.</summary>
    public CivilDay? FirstDay => _days.Count == 0 ? null : _days.Keys.First();

    /// <summary>The last day with purchases, or null.</summary>
    public CivilDay? LastDay { get; private set; }

    /// <summary>The pharmacies that sold anything on a day.</summary>
    public IReadOnlyDictionary<ProviderId, DayPurchases> On(CivilDay day) => _days.GetValueOrDefault(day) ?? NoPurchases;

    /// <summary>What a pharmacy sold on a day; null if nothing.</summary>
    public DayPurchases? On(CivilDay day, ProviderId provider) => _days.GetValueOrDefault(day)?.GetValueOrDefault(provider);

    /// <summary>Adds a purchase, in place of what was said of it before. Returns whether anything changed.</summary>
    public bool Add(CivilDay day, FactKey key, BeneficiaryId beneficiary, BasketUse use)
    {
        DayPurchases.WriteIdentity(_writer, key, beneficiary);
        var identity = _writer.TakeBytes();
        var basket = Baskets.Refer(use);
        if (On(day, use.Provider)?.Find(identity) is { } before)
        {
            if (before.Purchase.Basket == basket && before.Purchase.Fen == use.Amount.Fen)
            {
                Baskets.Release(basket);
                return false;
            }

            Remove(day, use.Provider, before);
        }

        foreach (var one in identity)
        {
            _writer.Byte(one);
        }

        DayPurchases.Write(_writer, basket, use.Amount.Fen);
        Of(day, use.Provider).Add(_writer.TakeBytes(), Baskets);
        NoteSeller(day, use.Provider, basket, 1);
        return true;
    }

    /// <summary>Takes a purchase away. Returns whether there was one.</summary>
    public bool Remove(CivilDay day, FactKey key, BeneficiaryId beneficiary, ProviderId provider)
    {
        DayPurchases.WriteIdentity(_writer, key, beneficiary);
        var identity = _writer.TakeBytes();
        if (On(day, provider)?.Find(identity) is not { } found)
        {
            return false;
        }

        Remove(day, provider, found);
        return true;
    }

    /// <summary>How often each pharmacy sold a basket on a day. It is counted once, and kept up with what changes.</summary>
    public IReadOnlyDictionary<ProviderId, int> SellersOf(int basket, IReadOnlySet<int> alsoAsked, CivilDay day)
    {
        if (!_days.TryGetValue(day, out var of))
        {
            return Nobody;
        }

        if (!_sellers.TryGetValue(day, out var counted))
        {
            _sellers[day] = counted = [];
        }

        if (!counted.TryGetValue(basket, out var sellers))
        {
            CountSellers(of, alsoAsked.Where(one => !counted.ContainsKey(one)).Append(basket), counted);
            sellers = counted[basket];
        }

        return sellers;
    }

    /// <summary>Forgets the days before one. Returns whether there were any.</summary>
    public bool Forget(CivilDay horizon)
    {
        if (FirstDay is not { } first || first >= horizon)
        {
            return false;
        }

        foreach (var day in _days.Keys.TakeWhile(day => day < horizon).ToList())
        {
            foreach (var purchases in _days[day].Values)
            {
                purchases.CountBaskets((basket, _) => Baskets.Release(basket));
            }

            _days.Remove(day);
            _sellers.Remove(day);
        }

        NoteLastDay();
        return true;
    }

    /// <summary>The days with their pharmacies.</summary>
    public IEnumerable<(CivilDay Day, ProviderId Provider, DayPurchases Purchases)> All =>
        _days.SelectMany(day => day.Value.Select(of => (day.Key, of.Key, of.Value)));

    /// <summary>Takes in the stored purchases of a pharmacy on a day.</summary>
    public void Restore(CivilDay day, ProviderId provider, ReadOnlySpan<byte> bytes)
    {
        Of(day, provider).Restore(bytes, Baskets);
    }

    private static void CountSellers(
        Dictionary<ProviderId, DayPurchases> of, IEnumerable<int> baskets, Dictionary<int, Dictionary<ProviderId, int>> counted)
    {
        var asked = new Dictionary<int, Dictionary<ProviderId, int>>();
        foreach (var basket in baskets)
        {
            asked[basket] = counted[basket] = [];
        }

        foreach (var (provider, purchases) in of)
        {
            purchases.CountBaskets((basket, _) =>
            {
                if (asked.TryGetValue(basket, out var sellers))
                {
                    sellers[provider] = sellers.GetValueOrDefault(provider) + 1;
                }
            });
        }
    }

    private void Remove(CivilDay day, ProviderId provider, (int Start, int End, Purchase Purchase) found)
    {
        var of = _days[day];
        of[provider].Remove(found, Baskets);
        NoteSeller(day, provider, found.Purchase.Basket, -1);
        Baskets.Release(found.Purchase.Basket);
        if (of[provider].IsEmpty)
        {
            of.Remove(provider);
        }

        if (of.Count == 0)
        {
            _days.Remove(day);
            _sellers.Remove(day);
            NoteLastDay();
        }
    }

    private DayPurchases Of(CivilDay day, ProviderId provider)
    {
        if (!_days.TryGetValue(day, out var of))
        {
            _days[day] = of = [];
            NoteLastDay();
        }

        if (!of.TryGetValue(provider, out var purchases))
        {
            of[provider] = purchases = new DayPurchases();
        }

        return purchases;
    }

    private void NoteSeller(CivilDay day, ProviderId provider, int basket, int by)
    {
        if (!_sellers.TryGetValue(day, out var counted) || !counted.TryGetValue(basket, out var sellers))
        {
            return;
        }

        sellers[provider] = sellers.GetValueOrDefault(provider) + by;
        if (sellers[provider] == 0)
        {
            sellers.Remove(provider);
        }
    }

    private void NoteLastDay() => LastDay = _days.Count == 0 ? null : _days.Keys.Last();
}
