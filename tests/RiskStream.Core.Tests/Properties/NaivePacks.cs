using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>P05 by its definition, from the whole list of what holds: told by told, sale by sale.</summary>
internal static class NaivePacks
{
    /// <param name="rule">The rule.</param>
    /// <param name="encounters">What holds.</param>
    /// <param name="reversed">Settlements that were taken back, with the packs that they sold: stock moves that name them count for nothing.</param>
    public static IEnumerable<FinalAlert> Alerts(
        RuleDefinition rule, IReadOnlyList<NaiveEncounter> encounters, IEnumerable<(string? Settlement, string Code)> reversed)
    {
        var gone = reversed.ToHashSet();
        var byStock = encounters.SelectMany(ByStock).Where(one => !gone.Contains((one.Settlement, one.Code)));
        var told = encounters.SelectMany(ByLines).Concat(byStock).OrderBy(one => one.At)
            .ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        foreach (var pack in told.GroupBy(one => one.Code))
        {
            if (Judge(rule, pack.Key, [.. pack]) is { } alert)
            {
                yield return alert;
            }
        }
    }

    private static FinalAlert? Judge(RuleDefinition rule, string code, List<Told> told)
    {
        var measure = (TraceCodeReuse)rule.Measure;
        var sales = ReadOnce(Sum(told.FindAll(one => !one.IsReturn)), measure);
        var returns = Sum(told.FindAll(one => one.IsReturn));
        foreach (var back in returns.FindAll(one => one.Settlements.Count > 0).Concat(returns.FindAll(one => one.Settlements.Count == 0)))
        {
            var sold = sales.Find(sale => back.Settlements.Exists(sale.Settlements.Contains))
                ?? sales.FindLast(sale => sale.Place == back.Place && sale.At <= back.At);
            if (sold is { IsSplit: true } && back.Units > 0 && back.Units < sold.Units)
            {
                sold.Units -= back.Units;
            }
            else if (sold is not null)
            {
                sales.Remove(sold);
            }
        }

        var parts = sales.FindAll(sale => sale.IsSplit);
        var units = parts.Sum(sale => Math.Min(sale.Units, measure.PackUnits));
        var packs = sales.Count - parts.Count + (parts.Count == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(units / measure.PackUnits)));
        if (packs < measure.Sales)
        {
            return null;
        }

        var anchor = sales[0].At.Day;
        var subject = new Subject("trace", code);
        return new FinalAlert(
            AlertId.Of(rule.Id, subject, anchor), rule.Id, code, anchor, Severity.High, packs, measure.Sales, sales[0].At,
            new EventTimestamp(sales[^1].At.Micros + 1), string.Join(' ', sales.SelectMany(sale => sale.Keys)), string.Empty);
    }

    private static List<Sold> Sum(List<Told> told)
    {
        var sums = new List<Sold>();
        foreach (var one in told.Where(one => !one.IsStock))
        {
            Add(sums, sums.Find(sum => sum.Place == one.Place && sum.Settlements.Contains(one.Settlement!)), one);
        }

        var ofLines = sums.ToList();
        var alone = new List<Sold>();
        foreach (var one in told.Where(one => one.IsStock))
        {
            var line = ofLines.Find(sum => sum.Place == one.Place && one.Settlement is not null && sum.Settlements.Contains(one.Settlement))
                ?? ofLines.Where(sum => sum.Place == one.Place
                    && (sum.At.Day == one.At.Day || Math.Abs(sum.At.Micros - one.At.Micros) <= 6 * 3_600_000_000L))
                    .MinBy(sum => Math.Abs(sum.At.Micros - one.At.Micros));
            if (line is not null)
            {
                line.Keys.Add(one.Key);
            }
            else
            {
                Add(alone, alone.Find(sum => sum.Place == one.Place && one.Settlement is not null && sum.Settlements.Contains(one.Settlement)), one);
            }
        }

        return [.. sums.Concat(alone).OrderBy(sum => sum.At).ThenBy(sum => sum.Keys[0], StringComparer.Ordinal)];
    }

    private static void Add(List<Sold> sums, Sold? known, Told one)
    {
        if (known is null)
        {
            sums.Add(new Sold
            {
                At = one.At,
                Place = one.Place,
                Till = one.Till,
                IsSplit = one.IsSplit,
                Units = one.Units,
                Settlements = one.Settlement is null ? [] : [one.Settlement],
                Keys = [one.Key],
            });
            return;
        }

        known.IsSplit &= one.IsSplit;
        known.Units += one.Units;
        known.Keys.Add(one.Key);
    }

    private static List<Sold> ReadOnce(List<Sold> sales, TraceCodeReuse measure)
    {
        var kept = new List<Sold>();
        foreach (var sale in sales)
        {
            var before = kept.FindLast(other => !other.IsSplit && !sale.IsSplit && other.Place == sale.Place
                && (sale.At.Micros - other.At.Micros) / 60e6 <= measure.DoubleReadMinutes
                && (other.Till == sale.Till || other.Till.Length == 0 || sale.Till.Length == 0));
            if (before is null)
            {
                kept.Add(sale);
                continue;
            }

            before.Settlements.AddRange(sale.Settlements);
            before.Keys.AddRange(sale.Keys);
        }

        return kept;
    }

    private static IEnumerable<Told> ByLines(NaiveEncounter encounter)
    {
        if (encounter.Of<Settlement>().FirstOrDefault() is not { Fact: { } fact, Content: { } settlement })
        {
            return [];
        }

        return encounter.Of<ClaimLine>().Where(line => line.Content.QuantityE4 != 0)
            .SelectMany(line => line.Content.TraceCodes.Select(code => new Told(
                code, line.Content.QuantityE4 < 0, false, settlement.EventTime, settlement.Provider.Value, settlement.Device,
                fact.Key.Value, line.Content.IsSplitPack, Math.Abs(line.Content.QuantityE4) / line.Content.TraceCodes.Count / 10_000m,
                line.Fact.Key.Value)));
    }

    private static IEnumerable<Told> ByStock(NaiveEncounter encounter) => encounter.Of<StockMove>()
        .Where(move => !move.Content.IsSelfPaid && (move.Content.Kind == StockMoveKind.SaleReturn
            || move.Content.Settlement.IsGiven || move.Content.Beneficiary.Value is not null))
        .SelectMany(move => move.Content.TraceCodes.Select(code => new Told(
            code, move.Content.Kind == StockMoveKind.SaleReturn, true, move.Content.EventTime, move.Content.Provider.Value, string.Empty,
            move.Content.Settlement.Value, move.Content.IsSplitPack, move.Content.QuantityE4 / move.Content.TraceCodes.Count / 10_000m,
            move.Fact.Key.Value)));

    private sealed record Told(
        string Code, bool IsReturn, bool IsStock, EventTimestamp At, string Place, string Till, string? Settlement, bool IsSplit,
        decimal Units, string Key);

    private sealed class Sold
    {
        public required EventTimestamp At { get; init; }

        public required string Place { get; init; }

        public required string Till { get; init; }

        public required bool IsSplit { get; set; }

        public required decimal Units { get; set; }

        public required List<string> Settlements { get; init; }

        public required List<string> Keys { get; init; }
    }
}
