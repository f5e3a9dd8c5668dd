using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>A transaction of a stay that describes the encounter.</summary>
internal abstract class StayOccurrence : Occurrence
{
    public required Stay Stay { get; init; }

    /// <summary>What is known of the stay on admission.</summary>
    protected Encounter Describe(Envelope envelope, Profile who)
    {
        envelope.InsuplcAdmdvs = who.Card.InsuAdmdvs;
        var encounter = new Encounter
        {
            Person = Stay.Home is { } home ? new(who.Card) { AddrKey = home } : who.Card,
            MdtrtId = Stay.EncounterId,
            IptOtpNo = "ZY" + Stay.EncounterId[^10..],
            RsService = ServiceKind.Inpatient,
            MedType = Stay.MedType,
            MedMdtrtType = "2",
            Begntime = CivilCalendar.Stamp(Stay.Admitted),
            ChfpdrCode = Stay.Doctor,
            AdmDeptCodg = Stay.Department,
            AdmBed = $"{Stay.Department}-{(Stay.Key % 60) + 1}",
            DiseNo = Stay.DiseaseNumber,
            ErFlag = Stay.Emergency,
            ReflOldMdtrtId = Stay.TransferredFrom,
            MdtrtCertType = "03",
        };
        encounter.Diagnoses.AddRange(Stay.Diagnoses);
        return encounter;
    }
}
