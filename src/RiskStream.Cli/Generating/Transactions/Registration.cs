using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// A registration at a hospital's desk (2201), before the visit that is settled under the same encounter.
/// </summary>
internal sealed class Registration : Occurrence
{
    public override EventType Type => EventType.Registration;

    public override string Infno => "2201";

    public override Punctuality Punctuality => Punctuality.AtOnce;

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice)
    {
        var credential = CredentialUse.Draw(dice);
        envelope.InsuplcAdmdvs = who.Card.InsuAdmdvs;
        envelope.Encounter = new Encounter
        {
            Person = who.Card,
            MdtrtId = Ids.Encounter(Key),
            RsService = ServiceKind.Outpatient,
            MedType = "12",
            MedMdtrtType = "1",
            Begntime = CivilCalendar.Stamp(At),
            ChfpdrCode = dice.Pick(Where.Doctors),
            MdtrtCertType = credential.Type,
            MdtrtCertKey = Ids.Token(who.Key, 9),
            RsFaceVerified = credential.FaceVerified,
        };
    }
}
