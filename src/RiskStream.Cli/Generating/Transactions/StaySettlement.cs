using System.Globalization;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// The settlement of a stay, or of a part of it (2304). Its lines were sent before, under the same charge batch.
/// </summary>
internal sealed class StaySettlement : SettlementOccurrence
{
    public required Stay Stay { get; init; }

    public required int FirstDay { get; init; }

    public required int LastDay { get; init; }

    public override int Ordinal => Stay.BatchOf(LastDay) - 1;

    public override string Infno => "2304";

    public override string ReversalInfno => "2305";

    public override bool IsCorrectable => false;

    public override string EncounterId => Stay.EncounterId;

    private bool IsInterim => LastDay < Stay.Nights;

    public override Settlement Compose(World world, Profile who, bool revised)
    {
        var bill = StayCharges.Sum(Stay, FirstDay, LastDay, world.Calendar);
        var batch = (Ordinal + 1).ToString(CultureInfo.InvariantCulture);
        var settlement = Draft(who, CredentialUse.BareCard, batch);
        settlement.RsService = ServiceKind.Inpatient;
        settlement.MedType = Stay.MedType;
        settlement.ClrType = "21";
        settlement.MidSetlFlag = IsInterim;
        settlement.Begndate = FirstDay == 0
            ? CivilCalendar.Stamp(Stay.Admitted)
            : CivilCalendar.Stamp(world.Calendar.Midnight(Stay.Day + FirstDay));
        settlement.Enddate = IsInterim ? settlement.SetlTime : CivilCalendar.Stamp(Stay.Discharged);
        settlement.DiseNo = Stay.DiseaseNumber;
        settlement.ChfpdrCode = Stay.Doctor;
        settlement.DeptCodg = Stay.Department;
        settlement.Diagnoses.AddRange(Stay.Diagnoses);
        Payment.Settle(settlement, bill, who, Where.Level, new Dice(Key, Strand.Stay, Ordinal), FamilyAccount.Never);
        return settlement;
    }
}
