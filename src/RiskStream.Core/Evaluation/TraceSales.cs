using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>The sales of a pack that no return took back, and how many packs they would have needed.</summary>
/// <param name="Standing">By time.</param>
/// <param name="Packs">Whole packs, and the packs that the units of split sales fill.</param>
/// <param name="Repeats">Those with which the number of packs rose above one.</param>
public sealed record TraceSales(IReadOnlyList<TraceSale> Standing, int Packs, IReadOnlyList<TraceSale> Repeats)
{
    /// <summary>Works them out of the uses of one pack. Pure; the order in which uses are given does not matter.</summary>
    public static TraceSales Of(IEnumerable<Use<TraceUse>> uses, TraceCodeReuse measure)
    {
        var all = Counting(uses).ToLookup(use => use.Content.IsReturn);
        var sales = ReadOnce(TraceSale.Join(all[false]), measure);
        foreach (var taken in TraceSale.Join(all[true]).OrderBy(taken => taken.Settlement.IsGiven ? 0 : 1).ThenBy(taken => taken.At))
        {
            TakeBack(taken, sales);
        }

        return Count(sales, measure);
    }

    /// <summary>Without the stock moves of settlements that were taken back.</summary>
    private static IEnumerable<Use<TraceUse>> Counting(IEnumerable<Use<TraceUse>> uses)
    {
        var told = uses.ToLookup(use => use.Content.IsReversed);
        var reversed = told[true].Select(use => use.Content.Settlement).ToHashSet();
        return told[false].Where(use => !use.Content.IsByStock || !reversed.Contains(use.Content.Settlement));
    }

    /// <summary>A scanner that reads a code twice sells it once. Parts of a pack may be sold one after the other.</summary>
    private static List<TraceSale> ReadOnce(List<TraceSale> sales, TraceCodeReuse measure)
    {
        var kept = new List<TraceSale>();
        var span = TimeSpan.FromMinutes(measure.DoubleReadMinutes);
        foreach (var sale in sales)
        {
            var first = kept.FindLastIndex(other => !other.IsSplitPack && !sale.IsSplitPack && sale.At <= other.At + span && sale.IsAtTillOf(other));
            if (first < 0)
            {
                kept.Add(sale);
            }
            else
            {
                kept[first] = kept[first].With(sale);
            }
        }

        return kept;
    }

    /// <summary>
    /// Takes back the sale of the settlement that the return names, else the latest one before it at the same institution. A return of what
    /// nobody told as sold takes nothing back.
    /// </summary>
    private static void TakeBack(TraceSale taken, List<TraceSale> sales)
    {
        var at = taken.Settlement.IsGiven ? sales.FindIndex(sale => sale.Settlements.Contains(taken.Settlement)) : -1;
        at = at >= 0 ? at : sales.FindLastIndex(sale => sale.Provider == taken.Provider && sale.At <= taken.At);
        if (at < 0)
        {
            return;
        }

        if (sales[at] is { IsSplitPack: true } split && taken.UnitsE4 > 0 && taken.UnitsE4 < split.UnitsE4)
        {
            sales[at] = split with { UnitsE4 = split.UnitsE4 - taken.UnitsE4 };
            return;
        }

        sales.RemoveAt(at);
    }

    private static TraceSales Count(List<TraceSale> standing, TraceCodeReuse measure)
    {
        var pack = 10_000L * measure.PackUnits;
        var (whole, packs, units) = (0, 0, 0L);
        var (anySplit, repeats) = (false, new List<TraceSale>());
        foreach (var sale in standing)
        {
            // However many units one sale has, it is a sale of one pack: a single one is no repetition.
            whole += sale.IsSplitPack ? 0 : 1;
            anySplit |= sale.IsSplitPack;
            units += sale.IsSplitPack ? Math.Min(sale.UnitsE4, pack) : 0;
            var needed = whole + (anySplit ? Math.Max(1, (int)((units + pack - 1) / pack)) : 0);
            if (needed > Math.Max(1, packs))
            {
                repeats.Add(sale);
            }

            packs = needed;
        }

        return new TraceSales(standing, packs, repeats);
    }
}
