using System.Globalization;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>P03 by brute force: every day, pharmacy and basket counted anew from all purchases that hold.</summary>
internal static class NaiveBaskets
{
    /// <summary>Subject, day on which the episode begins, highest severity and share, of the days that are complete by an instant.</summary>
    public static IEnumerable<string> Alerts(IReadOnlyList<NaiveEncounter> encounters, ReferenceData lists, EventTimestamp now)
    {
        var sales = encounters.SelectMany(encounter => SalesOf(encounter, lists)).ToList();
        return sales.GroupBy(sale => sale.Region).SelectMany(region => In([.. region], now)).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<Sale> SalesOf(NaiveEncounter encounter, ReferenceData lists)
    {
        // A history has one settlement an encounter.
        foreach (var (_, paid) in encounter.Of<Settlement>())
        {
            var lines = encounter.Of<ClaimLine>().Select(line => line.Content).ToList();
            var left = lines.GroupBy(line => line.Item).Select(item => (item.Key, Sum: item.Sum(line => line.QuantityE4))).Where(item => item.Sum > 0)
                .OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
            if (lists.InstitutionOn(paid.Provider, paid.EventTime.Day).Axis == RuleAxis.Pharmacy
                && (lines.Count == 0 || left.Count > 0)
                && !lines.Any(line => line is { Class: ChargeClass.Herb, QuantityE4: > 0 }))
            {
                yield return new Sale(
                    paid.Provider.Value,
                    paid.Region[..4],
                    paid.EventTime.Day,
                    left.Count < 2 ? "" : string.Join(' ', left.Select(item => $"{item.Key}{item.Sum}")),
                    lines.Count == 0 ? paid.TotalCharge.Fen : lines.Sum(line => line.Amount.Fen));
            }
        }
    }

    private static IEnumerable<string> In(List<Sale> sales, EventTimestamp now)
    {
        foreach (var (where, basket) in sales.Where(sale => sale.Basket.Length > 0).Select(sale => (sale.Where, sale.Basket)).Distinct())
        {
            var (anchor, last, peak) = (default(CivilDay?), default(CivilDay), (IsHigh: false, Share: 0m));
            for (var day = Some.OnDay(1).Day; day.End + TimeSpan.FromHours(36) <= now; day += 1)
            {
                if (Judge([.. sales.Where(sale => sale.Day <= day && sale.Day > day - 10)], where, basket) is not { } found)
                {
                    continue;
                }

                if (anchor is { } begun && day.Number - last.Number > 2)
                {
                    yield return Of(where, begun, peak);
                    (anchor, peak) = (null, default);
                }

                var rises = (found.IsHigh && !peak.IsHigh) || (found.IsHigh == peak.IsHigh && found.Share > peak.Share);
                (anchor, last, peak) = (anchor ?? day, day, rises ? found : peak);
            }

            if (anchor is { } open)
            {
                yield return Of(where, open, peak);
            }
        }
    }

    private static string Of(string where, CivilDay anchor, (bool IsHigh, decimal Share) peak) => string.Create(
        CultureInfo.InvariantCulture, $"{where} {anchor} {(peak.IsHigh ? "High" : "Medium")} {Math.Round((double)peak.Share, 4):0.####}");

    private static (bool IsHigh, decimal Share)? Judge(List<Sale> sales, string where, string basket)
    {
        var own = sales.FindAll(sale => sale.Where == where);
        var others = sales.Where(sale => sale.Where != where).GroupBy(sale => sale.Where).Where(other => other.Count() >= 3).ToList();
        var with = own.FindAll(sale => sale.Basket == basket);
        if (own.Count < 3 || others.Count < 8 || with.Count < 3 || with.Count < 0.4m * own.Count)
        {
            return null;
        }

        var shares = others.Select(other => (decimal)other.Count(sale => sale.Basket == basket) / other.Count()).Order().ToList();
        var median = (shares[(shares.Count - 1) / 2] + shares[shares.Count / 2]) / 2;
        var least = Math.Max(median, 1m / others.Sum(other => other.Count()));
        var share = (decimal)with.Count / own.Count;
        var total = own.Sum(sale => sale.Fen);
        return share / least < 2 - 0.000_000_001m ? null : (total > 0 && with.Sum(sale => sale.Fen) >= 0.5m * total, share);
    }

    private sealed record Sale(string Where, string Region, CivilDay Day, string Basket, long Fen);
}
