using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>
/// The same encounter settled anew after a reversal: new setl_id, new time, and the last item struck off or not.
/// </summary>
internal sealed class Resettlement : Occurrence
{
    public const int Ordinal = 200;

    public required SettlementOccurrence Original { get; init; }

    public required bool Revised { get; init; }

    public override EventType Type => EventType.Settlement;

    public override string Infno => Original.Infno;

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        var settlement = Original.Compose(world, who, Revised);
        settlement.SetlId = Ids.Settlement(Original.Key, Ordinal + Original.Ordinal);
        settlement.Invono = Ids.Invoice(Original.Key, Ordinal + Original.Ordinal);
        settlement.SetlTime = CivilCalendar.Stamp(At);
        SettlementOccurrence.Enclose(envelope, settlement);
    }
}
