using System.Globalization;
using RiskStream.Protocol.V1;
using RiskStream.Stages;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule P03 by brute force: every day, pharmacy and basket, counted anew; without the others, as though nobody else sold it.</summary>
internal sealed class PharmacyBasketCount(EffectiveFacts facts, IReadOnlySet<string> pharmacies, bool comparesOthers = true)
{
    private const int Window = 30;

    private readonly List<Sale> _sales =
    [
        .. facts.Settlements.Where(envelope => pharmacies.Contains(envelope.FixmedinsCode) && !envelope.Settlement.Lines.Any(IsHerb))
            .Select(envelope => new Sale(
                envelope.FixmedinsCode,
                CivilDays.Of(envelope.EventTime),
                BasketOf(envelope.Settlement.Lines),
                envelope.Settlement.Lines.Sum(line => line.DetItemFeeSumamtFen))),
    ];

    /// <summary>Every pharmacy and basket, and the day on which it began to be frequent, with the highest severity.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits()
    {
        foreach (var of in _sales.Where(sale => sale.Basket.Length > 0).GroupBy(sale => (sale.Where, sale.Basket)).Where(group => group.Count() >= 20))
        {
            var first = of.Min(sale => sale.Day);
            var days = Enumerable.Range(0, (int)(of.Max(sale => sale.Day) - first) + Window)
                .Select(offset => (Day: first + offset, Severity: SeverityOn(of.Key.Where, of.Key.Basket, first + offset)))
                .Where(found => found.Severity is not null).ToList();
            foreach (var begun in days.Where(found => !days.Exists(one => one.Day == found.Day - 1 || one.Day == found.Day - 2)))
            {
                var isHigh = days.Exists(one => one.Day >= begun.Day && one.Severity == "HIGH");
                yield return ($"{of.Key.Where}|{HashOf(of.Key.Basket):x16}", CivilDays.Text(begun.Day), isHigh ? "HIGH" : "MEDIUM");
            }
        }
    }

    private string? SeverityOn(string where, string basket, long day)
    {
        var sales = _sales.FindAll(sale => sale.Where[..5] == where[..5] && sale.Day <= day && sale.Day > day - Window);
        var own = sales.FindAll(sale => sale.Where == where);
        var with = own.FindAll(sale => sale.Basket == basket);
        var others = sales.Where(sale => sale.Where != where).GroupBy(sale => sale.Where).Where(other => other.Count() >= 30).ToList();
        if (own.Count < 30 || with.Count < 20 || with.Count < 0.08 * own.Count || others.Count < 8)
        {
            return null;
        }

        var shares = others.Select(other => comparesOthers ? (double)other.Count(sale => sale.Basket == basket) / other.Count() : 0).Order().ToList();
        var median = (shares[(shares.Count - 1) / 2] + shares[shares.Count / 2]) / 2;
        var lift = (double)with.Count / own.Count / Math.Max(median, 1.0 / others.Sum(other => other.Count()));
        return lift < 5 ? null : with.Sum(sale => sale.Fen) >= 0.2 * own.Sum(sale => sale.Fen) ? "HIGH" : "MEDIUM";
    }

    private static bool IsHerb(FeeLine line) => line.MedChrgitmType == "10";

    private static string BasketOf(IEnumerable<FeeLine> lines)
    {
        var items = lines.GroupBy(line => line.MedListCodg)
            .Select(item => (Code: item.Key, Quantity: item.Sum(line => decimal.Parse(line.Cnt, CultureInfo.InvariantCulture))))
            .Where(item => item.Quantity > 0).OrderBy(item => item.Code, StringComparer.Ordinal)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Code}*{item.Quantity:0.####}")).ToList();
        return items.Count < 2 ? "" : string.Join(';', items);
    }

    private static ulong HashOf(string basket) => SetHash.Of(basket.Split(';'));

    private sealed record Sale(string Where, long Day, string Basket, long Fen);
}
