using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>How many purchases each pharmacy had in some days, and what they cost.</summary>
internal sealed class PurchaseTotals
{
    private readonly Dictionary<ProviderId, (int Count, long Fen)> _totals = [];

    /// <summary>Those of so many days up to one.</summary>
    public PurchaseTotals(PurchaseLog log, CivilDay last, int days)
    {
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            foreach (var (provider, purchases) in log.On(day))
            {
                var (count, fen) = _totals.GetValueOrDefault(provider);
                _totals[provider] = (count + purchases.Count, fen + purchases.Fen);
            }
        }
    }

    /// <summary>The pharmacies with so many at least, in order.</summary>
    public IReadOnlyList<(ProviderId Provider, int Count, long Fen)> WithAtLeast(int count) =>
    [
        .. _totals.Where(entry => entry.Value.Count >= count).OrderBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .Select(entry => (entry.Key, entry.Value.Count, entry.Value.Fen)),
    ];
}
