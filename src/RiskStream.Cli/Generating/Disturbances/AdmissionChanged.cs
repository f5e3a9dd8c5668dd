using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>An admission whose data are put right (2403): version 2 of the same fact, at the same event time.</summary>
internal sealed class AdmissionChanged : StayOccurrence
{
    public override EventType Type => EventType.AdmissionChanged;

    public override string Infno => "2403";

    public override Punctuality Punctuality => Punctuality.Discharge;

    protected override uint Version => 2;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        var encounter = Describe(envelope, who);
        encounter.ChfpdrCode = dice.Pick(Where.Doctors);
        encounter.AdmBed = $"{Stay.Department}-X{dice.Between(1, 9)}";
        envelope.Encounter = encounter;
    }
}
