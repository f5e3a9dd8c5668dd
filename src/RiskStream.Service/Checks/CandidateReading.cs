using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Protocol.V1;
using RiskStream.Statements;
using ServiceKind = RiskStream.Protocol.V1.ServiceKind;
using Settlement = RiskStream.Protocol.V1.Settlement;

namespace RiskStream.Service.Checks;

/// <summary>
/// What a hospital is about to do, as events that state it: ids and times that it does not have yet are filled in. A registration counts as
/// a visit that is settled at that instant without a charge. Pure.
/// </summary>
internal static class CandidateReading
{
    /// <summary>Reads a candidate. Returns what is wrong, or null.</summary>
    public static string? TryRead(
        CareScenario scenario,
        string messageId,
        IReadOnlyList<Envelope> events,
        IReadOnlyList<Envelope> context,
        bool isEmergency,
        CheckOptions options,
        DateTimeOffset now,
        out Candidate? candidate)
    {
        candidate = null;
        if (events.Concat(context).Sum(LinesOf) is var lines && lines > options.MaxLines)
        {
            return $"there are {lines} charges and packs, more than {CheckOptions.Section}:MaxLines ({options.MaxLines}); ask about fewer at one time";
        }

        isEmergency |= events.Concat(context).Any(envelope => IsEmergency(envelope, options.Emergencies));
        var (stated, done) = (new List<Statement>(), new List<Statement>());
        PersonEvent? first = null;
        foreach (var (envelope, isContext) in events.Select(one => (one, false)).Concat(context.Select(one => (one, true))))
        {
            if (Complete(envelope, messageId, options, now) is { } fault)
            {
                return fault;
            }

            switch (EventDecoder.Decode(envelope, EventTimestamp.FromUtc(now)))
            {
                case DecodeResult<PersonEvent>.Rejected rejected:
                    return rejected.Detail;
                case DecodeResult<PersonEvent>.Decoded { Content: var said }:
                    first ??= said;
                    (isContext ? done : stated).AddRange(said.Statements);
                    break;
            }
        }

        if (first is null || stated.Count == 0)
        {
            return "the candidate states nothing; give a settlement, an admission or charge lines";
        }

        candidate = new Candidate
        {
            Scenario = scenario,
            Beneficiary = first.Beneficiary,
            Encounter = stated[0].Encounter,
            At = first.EventTime,
            Statements = stated,
            Context = done,
            IsEmergency = isEmergency,
            EmergencyTypes = options.Emergencies,
        };
        return null;
    }

    /// <summary>A digest of a question.</summary>
    public static ulong DigestOf(ReadOnlySpan<byte> question)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(question, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static string? Complete(Envelope envelope, string messageId, CheckOptions options, DateTimeOffset now)
    {
        envelope.EventTime = Timestamp.FromDateTimeOffset(options.TimeOf(TimeOf(envelope.EventTime), now));
        envelope.RsIngestTime = Timestamp.FromDateTimeOffset(now);
        envelope.RsBackfill = false;
        var made = $"CHECK-{messageId}";
        switch (envelope.BodyCase)
        {
            case Envelope.BodyOneofCase.Settlement:
                envelope.Type = EventType.Settlement;
                Complete(envelope.Settlement, envelope.EventTime, made);
                return null;
            case Envelope.BodyOneofCase.FeeDetail:
                envelope.Type = EventType.FeeDetail;
                envelope.FeeDetail.MdtrtId = Given(envelope.FeeDetail.MdtrtId) ?? made;
                Complete(envelope.FeeDetail.Lines, envelope.EventTime);
                return null;
            case Envelope.BodyOneofCase.Encounter when envelope.Encounter.RsService == ServiceKind.Inpatient:
                envelope.Type = EventType.Admission;
                envelope.Encounter.MdtrtId = Given(envelope.Encounter.MdtrtId) ?? Given(envelope.Encounter.RsLocalVisitId) ?? made;
                envelope.Encounter.Begntime ??= envelope.EventTime;
                return null;
            case Envelope.BodyOneofCase.Encounter:
                var visit = envelope.Encounter;
                envelope.Settlement = SettledAtOnce(visit);
                envelope.Type = EventType.Settlement;
                Complete(envelope.Settlement, envelope.EventTime, Given(visit.RsLocalVisitId) ?? made);
                return null;
            default:
                return $"the candidate's body is {envelope.BodyCase}; give a settlement, an encounter or fee_detail, as they would be stated";
        }
    }

    private static void Complete(Settlement settlement, Timestamp at, string made)
    {
        settlement.SetlId = Given(settlement.SetlId) ?? made;
        settlement.MdtrtId = Given(settlement.MdtrtId) ?? made;
        settlement.SetlTime ??= at;
        Complete(settlement.Lines, at);
    }

    private static void Complete(IEnumerable<FeeLine> lines, Timestamp at)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            line.FeedetlSn = Given(line.FeedetlSn) ?? $"CHECK-{number}";
            line.FeeOcurTime = line.FeeOcurTime is { } told && told <= at ? told : at;
        }
    }

    private static Settlement SettledAtOnce(Encounter visit)
    {
        var settlement = new Settlement
        {
            Person = visit.Person,
            MdtrtId = visit.MdtrtId,
            RsService = visit.RsService,
            MedType = visit.MedType,
            Begndate = visit.Begntime,
            DeptCodg = visit.AdmDeptCodg,
            ChfpdrCode = visit.ChfpdrCode,
            DiseNo = visit.DiseNo,
            MdtrtCertType = visit.MdtrtCertType,
            RsFaceVerified = visit.RsFaceVerified,
        };
        settlement.Diagnoses.Add(visit.Diagnoses);
        return settlement;
    }

    /// <summary>A charge of several packs counts as so many: each pack is looked up.</summary>
    private static int LinesOf(Envelope envelope) =>
        (envelope.Settlement?.Lines ?? envelope.FeeDetail?.Lines)?.Sum(line => Math.Max(1, line.DrugTracCodg.Count)) ?? 0;

    /// <summary>An instant of the contract; null for one that is absent or that no calendar has.</summary>
    private static DateTimeOffset? TimeOf(Timestamp? told) =>
        told is { Seconds: >= 0 and < 253_402_300_800, Nanos: >= 0 and < 1_000_000_000 } ? told.ToDateTimeOffset() : null;

    private static bool IsEmergency(Envelope envelope, IReadOnlyCollection<string> types) => envelope.BodyCase switch
    {
        Envelope.BodyOneofCase.Settlement =>
            envelope.Settlement.RsService == ServiceKind.Emergency || types.Contains(envelope.Settlement.MedType),
        Envelope.BodyOneofCase.Encounter =>
            envelope.Encounter.ErFlag || envelope.Encounter.RsService == ServiceKind.Emergency || types.Contains(envelope.Encounter.MedType),
        Envelope.BodyOneofCase.FeeDetail => envelope.FeeDetail.RsService == ServiceKind.Emergency,
        _ => false,
    };

    private static string? Given(string text) => text is "" or "-" or "null" ? null : text;
}
