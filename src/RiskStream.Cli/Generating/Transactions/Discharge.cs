using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A discharge (2402).</summary>
internal sealed class Discharge : StayOccurrence
{
    public override EventType Type => EventType.Discharge;

    public override string Infno => "2402";

    public override Punctuality Punctuality => Punctuality.Discharge;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        var encounter = Describe(envelope, who);
        encounter.Endtime = CivilCalendar.Stamp(Stay.Discharged);
        encounter.DscgDeptCodg = Stay.Department;
        encounter.DscgWay = "1";
        envelope.Encounter = encounter;
    }
}
