using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>An outpatient settlement (2207) with its lines inline; the visit began within the hour before.</summary>
internal sealed class VisitSettlement : SettlementOccurrence
{
    /// <summary>What was ordered; called with the same dice whenever the settlement is composed.</summary>
    public required Func<Profile, Institution, Dice, VisitOrder> Order { get; init; }

    public override string Infno => "2207";

    public override string ReversalInfno => "2208";

    public override Settlement Compose(World world, Profile who, bool revised)
    {
        var dice = new Dice(Key, Strand.Outpatient);
        var began = At - dice.Between(8 * CivilCalendar.Minute, 50 * CivilCalendar.Minute);
        var doctor = dice.Pick(Where.Doctors);
        var credential = CredentialUse.Draw(dice);
        var order = Order(who, Where, dice);
        var settlement = Draft(who, credential, batch: "1");
        settlement.RsService = order.Service;
        settlement.MedType = order.MedType;
        settlement.ClrType = order.Service == ServiceKind.ChronicOutpatient ? "12" : "11";
        settlement.Begndate = CivilCalendar.Stamp(began);
        settlement.Enddate = settlement.SetlTime;
        settlement.DiseNo = order.DiseaseNumber;
        settlement.ChfpdrCode = doctor;
        settlement.DeptCodg = order.Department;
        settlement.Diagnoses.AddRange(order.Diagnoses);
        var bill = Write(order, began, doctor, revised);
        settlement.Lines.AddRange(bill.Lines);
        Payment.Settle(settlement, bill, who, Where.Level, dice, FamilyAccount);
        return settlement;
    }

    private Bill Write(VisitOrder order, long began, string doctor, bool revised)
    {
        var bill = new Bill(Where, doctor, order.Department, batch: "1");
        var count = revised && order.Items.Count > 1 ? order.Items.Count - 1 : order.Items.Count;
        for (var at = 0; at < count; at++)
        {
            bill.Add(order.Items[at], began + ((At - began) * (at + 1) / (order.Items.Count + 1)), number: at + 1);
        }

        return bill;
    }
}
