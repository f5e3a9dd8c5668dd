using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// The baskets that each pharmacy sold often enough in the window up to a day, kept until a purchase of that pharmacy changes one of its days:
/// a purchase that comes late costs the windows of one pharmacy, and not those of all. Holds nothing that the purchases do not say. Touched
/// only by the stage that owns the state.
/// </summary>
internal sealed class FrequentBaskets(PurchaseLog log, PharmacyBasket measure)
{
    private readonly Dictionary<CivilDay, Dictionary<ProviderId, IReadOnlyList<FrequentBasket>>> _known = [];
    private readonly SignatureSums<int> _sums = new();

    /// <summary>All purchases.</summary>
    public PurchaseLog Log => log;

    /// <summary>Those of a pharmacy.</summary>
    public IReadOnlyList<FrequentBasket> Of(ProviderId provider, CivilDay day)
    {
        if (!_known.TryGetValue(day, out var known))
        {
            _known[day] = known = [];
        }

        if (!known.TryGetValue(provider, out var baskets))
        {
            known[provider] = baskets = Count(provider, day);
        }

        return baskets;
    }

    /// <summary>Forgets what depends on a day of a pharmacy.</summary>
    public void Forget(ProviderId provider, CivilDay changed)
    {
        for (var day = changed; day < changed + measure.WindowDays; day += 1)
        {
            _known.GetValueOrDefault(day)?.Remove(provider);
        }
    }

    /// <summary>Forgets the days before one.</summary>
    public void ForgetBefore(CivilDay horizon) => _known.Keys.Where(day => day < horizon).ToList().ForEach(day => _known.Remove(day));

    private IReadOnlyList<FrequentBasket> Count(ProviderId provider, CivilDay last)
    {
        _sums.Clear();
        for (var day = last - (measure.WindowDays - 1); day <= last; day += 1)
        {
            log.On(day, provider)?.CountBaskets(_sums.Add);
        }

        return
        [
            .. _sums.AtLeast(measure.Repeats).Where(basket => log.Baskets.Counts(basket.Signature))
                .Select(basket => new FrequentBasket(basket.Signature, basket.Count, basket.Sum)),
        ];
    }
}
