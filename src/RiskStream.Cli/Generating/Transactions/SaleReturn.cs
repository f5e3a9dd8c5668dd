using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A pack that its buyer brings back to the pharmacy (3506).</summary>
internal sealed class SaleReturn : Occurrence
{
    /// <summary>The settlement that is taken back in goods.</summary>
    public required string SettlementId { get; init; }

    public required OrderedItem Item { get; init; }

    public required string TraceCode { get; init; }

    public override EventType Type => EventType.StockMove;

    public override string Infno => "3506";

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        envelope.Stock = new StockMove
        {
            Kind = StockMove.Types.Kind.SaleReturn,
            MedListCodg = Item.Item.Code,
            FixmedinsHilistId = Item.Item.Code,
            FixmedinsBchno = "B" + SettlementId[^8..],
            Cnt = "1",
            MoveTime = CivilCalendar.Stamp(At),
            SetlId = SettlementId,
            MdtrtSetlType = "1",
            RtalDocno = "TH" + SettlementId[^12..],
            PsnKey = who.PsnKey,
        };
        envelope.Stock.DrugTracCodg.Add(TraceCode);
    }
}
