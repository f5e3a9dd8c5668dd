using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>
/// The same settlement with its last item struck off: version 2 of the same fact, at the same event time.
/// </summary>
internal sealed class SettlementCorrected : Occurrence
{
    public required SettlementOccurrence Original { get; init; }

    public override EventType Type => EventType.Settlement;

    public override string Infno => Original.Infno;

    public override Punctuality Punctuality => Punctuality.Discharge;

    protected override uint Version => 2;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice) =>
        SettlementOccurrence.Enclose(envelope, Original.Compose(world, who, revised: true));
}
