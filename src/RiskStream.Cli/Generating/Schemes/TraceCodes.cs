using System.Globalization;
using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule P05: a pack that is settled again at another pharmacy, and one that was brought back before it was sold again.</summary>
internal sealed class TraceCodes(Planting planting, int copy)
{
    private const string Rule = "P05";
    private const int DaysBetween = 30;

    private static readonly OrderedItem Pack = new(Conditions.Cold.Drugs[0], SupplyDays: 7);

    public void Plant()
    {
        Plant(1, "resold", isReturned: false, "HIGH", "One pack, settled for two persons at two pharmacies a month apart.");
        Plant(11, "returned", isReturned: true, "NONE", "One pack, brought back the next day and settled for somebody else a month later.");
    }

    private void Plant(int variant, string name, bool isReturned, string severity, string description)
    {
        if (planting.Days <= DaysBetween)
        {
            return;
        }

        var dice = new Dice(planting.KeyOf(Rule, variant, copy), Strand.Scheme);
        var code = string.Create(CultureInfo.InvariantCulture, $"8{dice.Next() % 10_000_000_000_000_000_000:D19}");
        var day = dice.Below(planting.Days - DaysBetween);
        var pharmacies = planting.World.Institutions.Ordinary(Axis.Pharmacy);
        var at = dice.Below(pharmacies.Count);
        var first = Sell(dice, code, pharmacies[at], day);
        var second = Sell(dice, code, pharmacies[isReturned ? at : (at + 1) % pharmacies.Count], day + DaysBetween);
        if (isReturned)
        {
            BringBack(dice, code, first, day + 1);
        }

        var isScheme = severity != "NONE";
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "trace",
            SubjectKey = code,
            Severity = severity,
            AnchorDay = isScheme ? planting.Day(day) : "",
            Days = [planting.Day(day), planting.Day(day + DaysBetween)],
            BusinessKeys = ["SET:" + first.SettlementId, "SET:" + second.SettlementId],
            Description = description,
        });
    }

    private PurchaseSettlement Sell(Dice dice, string code, Institution where, int day)
    {
        var sale = new PurchaseSettlement
        {
            At = planting.World.Calendar.At(day, dice.Between(9, 17), dice.Below(60), dice.Below(60)),
            Key = dice.Next(),
            Where = where,
            Person = planting.NextAdult().Index,
            Lane = Lane.Planted,
            Items = [Pack],
            TraceCode = code,
        };
        planting.Script.Add(day, () => [sale]);
        return sale;
    }

    private void BringBack(Dice dice, string code, PurchaseSettlement sale, int day)
    {
        var at = planting.World.Calendar.At(day, 10, dice.Below(60));
        var key = dice.Next();
        planting.Script.Add(day, () =>
        [
            new SaleReturn
            {
                At = at,
                Key = key,
                Where = sale.Where,
                Person = sale.Person,
                Lane = Lane.Planted,
                SettlementId = sale.SettlementId,
                Item = Pack,
                TraceCode = code,
            },
        ]);
    }
}
