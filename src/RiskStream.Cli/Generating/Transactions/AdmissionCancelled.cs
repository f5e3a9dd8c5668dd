using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// An admission taken back (2404): the next version of the same fact, so that it stands whichever of the two arrives
/// first.
/// </summary>
internal sealed class AdmissionCancelled : StayOccurrence
{
    public override EventType Type => EventType.AdmissionCancelled;

    public override string Infno => "2404";

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override uint Version => 2;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice) =>
        envelope.Encounter = Describe(envelope, who);
}
