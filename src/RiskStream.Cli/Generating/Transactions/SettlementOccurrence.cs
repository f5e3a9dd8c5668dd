using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A settlement of any kind. It can be asked what it will say, at another time and under another id.</summary>
internal abstract class SettlementOccurrence : Occurrence
{
    public override EventType Type => EventType.Settlement;

    public override Punctuality Punctuality => Punctuality.AtOnce;

    /// <summary>Which of the encounter's settlements this is.</summary>
    public virtual int Ordinal => 0;

    public abstract string ReversalInfno { get; }

    /// <summary>Whether it may be sent again with other content.</summary>
    public virtual bool IsCorrectable => true;

    public virtual string SettlementId => Ids.Settlement(Key, Ordinal);

    public virtual string EncounterId => Ids.Encounter(Key);

    /// <summary>
    /// Nobody's relatives pay for what is planted unless a scheme says so: rules look away where they do.
    /// </summary>
    protected FamilyAccount FamilyAccount => Lane == Lane.Planted ? FamilyAccount.Never : FamilyAccount.ByChance;

    /// <summary>The content; revised, with the last item struck off.</summary>
    public abstract Settlement Compose(World world, Profile who, bool revised);

    /// <summary>Puts a settlement into an envelope.</summary>
    public static void Enclose(Envelope envelope, Settlement settlement)
    {
        envelope.Settlement = settlement;
        envelope.MedinsSetlId = envelope.Msgid;
        envelope.InsuplcAdmdvs = settlement.Person.InsuAdmdvs;
    }

    protected override void Fill(Envelope envelope, World world, Profile who, Dice dice) =>
        Enclose(envelope, Compose(world, who, revised: false));

    /// <summary>A settlement with all that does not depend on what was ordered.</summary>
    protected Settlement Draft(Profile who, CredentialUse credential, string batch) => new()
    {
        Person = who.Card,
        SetlId = SettlementId,
        MdtrtId = EncounterId,
        ChrgBchno = batch,
        Invono = Ids.Invoice(Key, Ordinal),
        SetlType = "2",
        PsnSetlway = "01",
        SetlTime = CivilCalendar.Stamp(At),
        PayLoc = "2",
        MdtrtCertType = credential.Type,
        MdtrtCertKey = Ids.Token(who.Key, 9),
        RsFaceVerified = credential.FaceVerified,
    };
}
