using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A purchase at a pharmacy (2102) with its lines inline.</summary>
internal sealed class PurchaseSettlement : SettlementOccurrence
{
    /// <summary>The long-term disease the drugs are for, or none.</summary>
    public Condition? For { get; init; }

    /// <summary>What is bought, where a scheme prescribes it.</summary>
    public IReadOnlyList<OrderedItem>? Items { get; init; }

    /// <summary>The trace code of the first item, where a scheme follows the pack.</summary>
    public string? TraceCode { get; init; }

    /// <summary>The till; any, where none has been said.</summary>
    public int? Till { get; set; }

    /// <summary>The credential, where a scheme prescribes it.</summary>
    public CredentialUse? Credential { get; init; }

    /// <summary>Whether a relative pays, where a scheme prescribes it.</summary>
    public FamilyAccount? PaidBy { get; init; }

    public override string Infno => "2102";

    public override string ReversalInfno => "2103";

    public override Settlement Compose(World world, Profile who, bool revised)
    {
        var dice = new Dice(Key, Strand.Purchase);
        var credential = CredentialUse.Draw(dice);
        var condition = For ?? Conditions.DrawVisit(dice, who);
        var items = Items ?? Basket(condition, dice);
        var settlement = Draft(who, Credential ?? credential, batch: "1");
        settlement.RsService = ServiceKind.Purchase;
        settlement.MedType = "41";
        settlement.ClrType = "41";
        settlement.Begndate = settlement.SetlTime;
        settlement.Enddate = settlement.SetlTime;
        settlement.DiseNo = For?.DiseaseNumber ?? "";
        if (dice.Chance(For is null ? 0.3 : 0.8))
        {
            settlement.RxPrscDrCodg = dice.Pick(who.Clinic.Doctors);
            settlement.RxFixmedinsCode = who.Clinic.Code;
            settlement.Rxno = "RX" + SettlementId[^12..];
            settlement.Diagnoses.Add(VisitOrder.Diagnose(condition));
        }

        var bill = new Bill(Where, settlement.RxPrscDrCodg, department: "", batch: "1");
        var count = revised && items.Count > 1 ? items.Count - 1 : items.Count;
        for (var at = 0; at < count; at++)
        {
            bill.Add(items[at], At, number: at + 1);
        }

        if (TraceCode is not null)
        {
            bill.Lines[0].DrugTracCodg.Add(TraceCode);
        }

        settlement.Lines.AddRange(bill.Lines);
        Payment.Settle(settlement, bill, who, Where.Level, dice, PaidBy ?? FamilyAccount);
        return settlement;
    }

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        base.Fill(envelope, world, who, dice);
        if (Till is { } till)
        {
            envelope.DevNo = Where.Devices[till];
            envelope.Opter = Where.Operators[till];
        }
    }

    private List<OrderedItem> Basket(Condition condition, Dice dice)
    {
        if (For is not null)
        {
            return [.. VisitOrders.DrawSome(condition.Drugs, dice.Between(2, 4), dice)
                .Select(drug => new OrderedItem(drug, 2, SupplyDays: 28))];
        }

        var items = VisitOrders.DrawSome(condition.Drugs, dice.Between(1, 4), dice)
            .Select(drug => new OrderedItem(drug, dice.Between(1, 2), SupplyDays: dice.Between(3, 7))).ToList();
        if (dice.Chance(0.25))
        {
            items.AddRange(VisitOrders.DrawSome(Drugs.Herbs, dice.Between(2, 4), dice)
                .Select(herb => new OrderedItem(herb, dice.Between(1, 5))));
        }

        return items;
    }
}
