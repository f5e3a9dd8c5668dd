using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;
using RiskStream.Stages;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule P03: a pharmacy of which every other purchase is one combination, and the rest a promotion that all others have too. It is in the next
/// prefecture, where only planted pharmacies are, so that the median of the others is known.
/// </summary>
internal sealed class PharmacyBaskets(Planting planting, int copy)
{
    private const string Rule = "P03";
    private const int Length = 24;
    private const int PeerDays = 15;
    private const int Quantities = 19;

    // On the twentieth day there are twenty purchases with each combination.
    private const int CrossedOn = 19;

    // The days close, and something happens after them.
    private const int DaysAfter = 6;

    private static readonly IReadOnlyList<OrderedItem> Promotion = [new(Drugs.Airways[4], SupplyDays: 5), new(Drugs.Airways[6], SupplyDays: 5)];
    private static readonly IReadOnlyList<OrderedItem> Single = [new(Drugs.Pain[0], SupplyDays: 5)];

    public void Plant()
    {
        if (planting.Days < Length + DaysAfter)
        {
            return;
        }

        var dice = new Dice(planting.KeyOf(Rule, 1, copy), Strand.Scheme);
        var start = dice.Below(planting.Days - Length - DaysAfter + 1);
        foreach (var peer in planting.PharmaciesElsewhere)
        {
            Sell(dice, peer, (start, PeerDays, Hour: 10), Promotion);
            Sell(dice, peer, (start, PeerDays, Hour: 16), Single);
        }

        // Of each copy another, so that none is a regimen that many sell.
        IReadOnlyList<OrderedItem> own =
        [
            new(Drugs.Pain[3], 1 + (copy % Quantities), SupplyDays: 7), new(Drugs.Stomach[4], 1 + (copy / Quantities), SupplyDays: 7),
        ];
        var where = planting.World.Institutions.PlantElsewhere(Axis.Pharmacy);
        var fixedOnes = Sell(dice, where, (start, Length, Hour: 10), own);
        var promoted = Sell(dice, where, (start, Length, Hour: 16), Promotion);
        Label("fixed-basket", "HIGH", "Every other purchase of a pharmacy is one combination that nobody else sells.", (where, start, own, fixedOnes));
        Label("promotion", "NONE", "Every other purchase of a pharmacy is a promotion, as with all others.", (where, start, Promotion, promoted));
    }

    private List<PurchaseSettlement> Sell(Dice dice, Institution where, (int Start, int Days, int Hour) when, IReadOnlyList<OrderedItem> items) =>
        [.. Enumerable.Range(when.Start, when.Days).Select(day => Sell(dice, where, (day, when.Hour), items))];

    private PurchaseSettlement Sell(Dice dice, Institution where, (int Day, int Hour) at, IReadOnlyList<OrderedItem> items)
    {
        var sale = new PurchaseSettlement
        {
            At = planting.World.Calendar.At(at.Day, at.Hour, dice.Below(60), dice.Below(60)),
            Key = dice.Next(),
            Where = where,
            Person = planting.NextAdult().Index,
            Lane = Lane.Planted,
            Items = items,
        };
        planting.Script.Add(at.Day, () => [sale]);
        return sale;
    }

    private void Label(
        string name,
        string severity,
        string description,
        (Institution Where, int Start, IReadOnlyList<OrderedItem> Basket, List<PurchaseSettlement> Sales) sold)
    {
        var isScheme = severity != "NONE";
        var crossed = planting.Day(sold.Start + CrossedOn);
        var basket = SetHash.Of([.. sold.Basket.Select(item => $"{item.Item.Code}*{item.Quantity}").Order(StringComparer.Ordinal)]);
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst+basket",
            SubjectKey = $"{sold.Where.Code}|{basket:x16}",
            Severity = severity,
            AnchorDay = isScheme ? crossed : "",
            Days = [crossed],
            BusinessKeys = [.. sold.Sales.Select(sale => "SET:" + sale.SettlementId)],
            Description = description,
        });
    }
}
