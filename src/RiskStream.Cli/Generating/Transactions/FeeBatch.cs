using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// A day's charges of a stay (2301), uploaded in the night; its event time is not before any of its lines.
/// </summary>
internal sealed class FeeBatch : Occurrence
{
    public required Stay Stay { get; init; }

    public required int DayOfStay { get; init; }

    public override EventType Type => EventType.FeeDetail;

    public override string Infno => "2301";

    public override Punctuality Punctuality => Punctuality.FeeBatch;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        envelope.InsuplcAdmdvs = who.Card.InsuAdmdvs;
        envelope.FeeDetail = new FeeDetailBatch
        {
            Person = who.Card,
            MdtrtId = Stay.EncounterId,
            RsService = ServiceKind.Inpatient,
        };
        envelope.FeeDetail.Diagnoses.AddRange(Stay.Diagnoses);
        envelope.FeeDetail.Lines.AddRange(StayCharges.On(Stay, DayOfStay, world.Calendar).Lines);
    }
}
