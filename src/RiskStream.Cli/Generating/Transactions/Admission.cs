using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>An admission (2401).</summary>
internal sealed class Admission : StayOccurrence
{
    public override EventType Type => EventType.Admission;

    public override string Infno => "2401";

    public override Punctuality Punctuality => Punctuality.Admission;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice) =>
        envelope.Encounter = Describe(envelope, who);
}
