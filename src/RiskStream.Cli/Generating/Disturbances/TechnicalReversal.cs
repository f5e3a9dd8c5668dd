using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>Undoes a transaction whose answer was lost (2601): names its message, and has no body.</summary>
internal sealed class TechnicalReversal : Occurrence
{
    public required SettlementOccurrence Original { get; init; }

    public override EventType Type => EventType.TechnicalReversal;

    public override string Infno => "2601";

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        envelope.Oinfno = Original.Infno;
        envelope.Omsgid = Original.MessageId(world);
        envelope.PsnKey = who.PsnKey;
        envelope.InsuplcAdmdvs = who.Card.InsuAdmdvs;
    }
}
