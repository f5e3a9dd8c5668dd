using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Disturbances;

/// <summary>
/// A settlement taken back (2208, 2103, 2305): a row of its own with negative amounts, at its own time.
/// </summary>
internal sealed class SettlementReversed : Occurrence
{
    public const int Ordinal = 100;

    public required SettlementOccurrence Original { get; init; }

    public override EventType Type => EventType.SettlementReversed;

    public override string Infno => Original.ReversalInfno;

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        var reversed = Original.Compose(world, who, revised: false);
        envelope.InsuplcAdmdvs = who.Card.InsuAdmdvs;
        envelope.Reversal = new SettlementReversal
        {
            PsnKey = who.PsnKey,
            SetlId = Ids.Settlement(Original.Key, Ordinal + Original.Ordinal),
            InitSetlId = Original.SettlementId,
            MdtrtId = Original.EncounterId,
            SetlTime = CivilCalendar.Stamp(At),
            MedfeeSumamtFen = -reversed.MedfeeSumamtFen,
            FundPaySumamtFen = -reversed.FundPaySumamtFen,
            Reason = "信息更正",
        };
    }
}
