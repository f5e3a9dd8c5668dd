using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.LoadTests.Driving;

/// <summary>
/// The persons of a load test and what is stated of them: two stays within the last weeks and four visits of six charges. A further
/// admission is the third within 30 days, which a rule says something of at once. Pure.
/// </summary>
internal sealed class LoadPersons(int count, DateTimeOffset now)
{
    /// <summary>Institutions in all.</summary>
    public const int Hospitals = 400;

    /// <summary>An item that the lists name.</summary>
    public const string Examination = "002503030000000";

    /// <summary>Another.</summary>
    public const string Test = "002503030010000";

    private const int Lines = 6;

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>The token of a person by number.</summary>
    public static string TokenOf(int number) => $"psn-{number:x8}";

    /// <summary>The code of an institution by number.</summary>
    public static string HospitalOf(int number) => $"H5116000{number % Hospitals:D4}";

    /// <summary>What was stated of a person before the test begins.</summary>
    public IEnumerable<Envelope> HistoryOf(int number)
    {
        foreach (var (stay, daysAgo) in new[] { (1, 27), (2, 14) })
        {
            var begins = now - TimeSpan.FromDays(daysAgo) - TimeSpan.FromMinutes(number % 600);
            yield return Stay(number, $"A{stay}", EventType.Admission, begins);
            yield return Stay(number, $"A{stay}", EventType.Discharge, begins + TimeSpan.FromDays(4));
        }

        for (var visit = 1; visit <= 4; visit++)
        {
            yield return Visit(number, $"V{visit}", now - TimeSpan.FromDays(9 * visit) - TimeSpan.FromMinutes(number % 600), number + visit);
        }
    }

    /// <summary>A settlement of a visit.</summary>
    public static Envelope Visit(int number, string id, DateTimeOffset at, int seed)
    {
        var time = Timestamp.FromDateTimeOffset(at);
        var envelope = About(number, EventType.Settlement, time, id);
        envelope.Settlement = new Settlement
        {
            Person = PersonOf(number),
            SetlId = $"S-{id}-{number}",
            MdtrtId = $"{id}-{number}",
            RsService = ServiceKind.Outpatient,
            MedType = "11",
            SetlTime = time,
            MdtrtCertType = "03",
            MedfeeSumamtFen = 23_450,
            FundPaySumamtFen = 14_070,
            AcctPayFen = 5_000,
            Diagnoses = { new Diagnosis { DiagType = "1", DiagCode = "I10.x00", MaindiagFlag = true, DiagSrtNo = 1 } },
        };
        envelope.Settlement.Lines.Add(LinesOf(time, seed));
        return envelope;
    }

    /// <summary>Charges of a stay.</summary>
    public static Envelope Charges(int number, string id, DateTimeOffset at, int seed)
    {
        var time = Timestamp.FromDateTimeOffset(at);
        var envelope = About(number, EventType.FeeDetail, time, id);
        envelope.FeeDetail = new FeeDetailBatch { Person = PersonOf(number), MdtrtId = $"{id}-{number}", RsService = ServiceKind.Inpatient };
        envelope.FeeDetail.Lines.Add(LinesOf(time, seed));
        return envelope;
    }

    /// <summary>An admission or a discharge.</summary>
    public static Envelope Stay(int number, string id, EventType type, DateTimeOffset at)
    {
        var time = Timestamp.FromDateTimeOffset(at);
        var envelope = About(number, type, time, id);
        envelope.Encounter = new Encounter
        {
            Person = PersonOf(number),
            MdtrtId = $"{id}-{number}",
            RsService = ServiceKind.Inpatient,
            MedType = "21",
            Begntime = time,
            Endtime = type == EventType.Discharge ? time : null,
            Diagnoses = { new Diagnosis { DiagCode = $"K{20 + (id.Length + id[^1]) % 70}.1", MaindiagFlag = true } },
        };
        return envelope;
    }

    private static IEnumerable<FeeLine> LinesOf(Timestamp time, int seed) => Enumerable.Range(0, Lines).Select(line => new FeeLine
    {
        FeedetlSn = $"{line}",
        FeeOcurTime = time,
        MedListCodg = line == 0 ? Examination : line == 1 ? Test : $"XC09CAK{(seed + (line * 17)) % 900:D3}A001",
        MedChrgitmType = line < 2 ? "04" : "09",
        Cnt = $"{line + 1}",
        PricE6 = 12_500_000,
        DetItemFeeSumamtFen = 1_250 * (line + 1),
        BilgDrCodg = $"D5116{seed % 300:D6}",
    });

    private static Person PersonOf(int number) => new() { PsnKey = TokenOf(number), Gend = "2", Insutype = "390" };

    private static Envelope About(int number, EventType type, Timestamp time, string id) => new()
    {
        EventId = $"load:{type}:{id}:{number}",
        Type = type,
        EventTime = time,
        RsIngestTime = time,
        Msgid = $"{id}-{number}",
        FixmedinsCode = HospitalOf(number),
        MdtrtareaAdmvs = "511602",
    };
}
