using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.Tests.Checks;

/// <summary>What was stated of the person of the cases before it asks.</summary>
internal static class Histories
{
    public const string Person = "psn-7";
    public const string Hospital = "H51010000001";
    public const string OtherHospital = "H51010000002";
    public const string FarHospital = "H51070000001";
    public const string Pharmacy = "P51010000001";

    /// <summary>When the cases ask: 28 May 2026, 10:00 in UTC+8.</summary>
    public static readonly DateTimeOffset Now = new(2026, 5, 28, 10, 0, 0, TimeSpan.FromHours(8));

    public static Timestamp DaysAgo(double days) => Timestamp.FromDateTimeOffset(Now - TimeSpan.FromDays(days));

    public static Envelope Visit(string id, double daysAgo, string provider = Hospital, params FeeLine[] lines) => Settled(
        id, DaysAgo(daysAgo), provider, ServiceKind.Outpatient, "11", lines);

    public static Envelope Purchase(string id, double daysAgo, params FeeLine[] lines) => Settled(
        id, DaysAgo(daysAgo), Pharmacy, ServiceKind.Purchase, "41", lines);

    public static Envelope Admission(string id, double daysAgo, string provider = Hospital, string icd = "I10") => new()
    {
        Type = EventType.Admission,
        EventTime = DaysAgo(daysAgo),
        FixmedinsCode = provider,
        MdtrtareaAdmvs = "510100",
        Encounter = new Encounter
        {
            Person = new Person { PsnKey = Person },
            MdtrtId = id,
            RsService = ServiceKind.Inpatient,
            MedType = "21",
            Begntime = DaysAgo(daysAgo),
            Diagnoses = { new Diagnosis { DiagCode = icd, MaindiagFlag = true } },
        },
    };

    public static Envelope Discharge(string id, double daysAgo, string provider = Hospital, string icd = "I10")
    {
        var envelope = Admission(id, daysAgo, provider, icd);
        envelope.Type = EventType.Discharge;
        envelope.Encounter.Endtime = DaysAgo(daysAgo);
        return envelope;
    }

    public static FeeLine Line(string number, string item, string kind, decimal cost, string count = "1") => new()
    {
        FeedetlSn = number,
        MedListCodg = item,
        MedChrgitmType = kind,
        Cnt = count,
        DetItemFeeSumamtFen = (long)(cost * 100),
    };

    private static Envelope Settled(string id, Timestamp at, string provider, ServiceKind service, string medicalType, FeeLine[] lines)
    {
        foreach (var line in lines)
        {
            line.FeeOcurTime = at;
        }

        return new Envelope
        {
            Type = EventType.Settlement,
            EventTime = at,
            FixmedinsCode = provider,
            MdtrtareaAdmvs = "510100",
            Settlement = new Settlement
            {
                Person = new Person { PsnKey = Person },
                SetlId = $"S-{id}",
                MdtrtId = id,
                RsService = service,
                MedType = medicalType,
                SetlTime = at,
                MdtrtCertType = "03",
                MedfeeSumamtFen = 10_000,
                Lines = { lines },
            },
        };
    }
}
