using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using ServiceKind = RiskStream.Facts.ServiceKind;
using Settlement = RiskStream.Facts.Settlement;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>Settlements and what takes them back: 2102, 2207, 2304, 2103, 2208, 2305, 2601.</summary>
internal static class SettlementMapping
{
    private const string ElectronicCredential = "01";

    public static IReadOnlyList<Assertion> Settle(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Settlement, "settlement");
        var body = record.Envelope.Settlement ?? new Protocol.V1.Settlement();
        var id = record.Fields.Required("setl_id", body.SetlId);
        var visit = record.Fields.Text("mdtrt_id", body.MdtrtId);
        var encounter = new EncounterId(visit.Length > 0 ? visit : "SET:" + id);
        var diagnoses = record.DiagnosesOf(body.Diagnoses);
        var service = ServiceOf(record, body);
        var key = FactKey.Settlement(id);
        record.Fields.Finite("person.age", body.Person?.Age ?? 0);

        var settlement = record.Assert(key, Content(record, body, encounter, service, diagnoses));
        var lines = body.Lines
            .Select(line => LineMapping.Line(record, encounter, line, service, []))
            .Select(line => line with { Parent = key, ParentVersion = record.Version });
        return [settlement, .. lines];
    }

    public static Assertion Reverse(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Reversal, "reversal");
        var body = record.Envelope.Reversal ?? new SettlementReversal();
        var original = record.Fields.Required("init_setl_id", body.InitSetlId);
        var target = new CancellationTarget.OfFact(FactKey.Settlement(original), uint.MaxValue);
        var encounter = new EncounterId(record.Fields.Text("mdtrt_id", body.MdtrtId));
        return record.Cancel(new FactKey("REV:" + original), encounter, target);
    }

    public static Assertion Compensate(MappedRecord record)
    {
        var number = record.Fields.Text("oinfno", record.Envelope.Oinfno);
        var message = record.Fields.Required("omsgid", record.Envelope.Omsgid);
        var key = new FactKey($"CMP:{number}:{message}");
        return record.Cancel(key, default, new CancellationTarget.OfMessage(message));
    }

    private static Settlement Content(
        MappedRecord record,
        Protocol.V1.Settlement body,
        EncounterId encounter,
        ServiceKind service,
        IReadOnlyList<string> diagnoses)
    {
        var fields = record.Fields;
        var settled = fields.Time("setl_time", body.SetlTime);
        return new Settlement
        {
            EventTime = settled.IsGiven ? settled : record.EventTime,
            Encounter = encounter,
            Provider = record.RequiredProvider(),
            Region = record.Region,
            Service = service,
            MedicalType = fields.Text("med_type", body.MedType),
            BegunAt = fields.Time("begndate", body.Begndate),
            EndedAt = fields.Time("enddate", body.Enddate),
            TotalCharge = fields.Amount("medfee_sumamt_fen", body.MedfeeSumamtFen),
            FundPayment = fields.Amount("fund_pay_sumamt_fen", body.FundPaySumamtFen),
            AccountPayment = fields.Amount("acct_pay_fen", body.AcctPayFen),
            FamilyPayment = fields.Amount("acct_mulaid_pay_fen", body.AcctMulaidPayFen),
            Balance = body.HasBalcFen ? fields.Amount("balc_fen", body.BalcFen) : null,
            Device = fields.Text("dev_no", record.Envelope.DevNo),
            Operator = fields.Text("opter", record.Envelope.Opter),
            IsManual = record.Envelope.Type == EventType.ManualReimbursement,
            PersonPresent = body.RsFaceVerified || body.MdtrtCertType == ElectronicCredential,
            Diagnoses = diagnoses,
            ChronicDisease = fields.Text("dise_no", body.DiseNo),
            IsMidStay = body.MidSetlFlag,
            ChargeBatch = fields.Text("chrg_bchno", body.ChrgBchno),
        };
    }

    private static ServiceKind ServiceOf(MappedRecord record, Protocol.V1.Settlement body)
    {
        var stated = (ServiceKind)record.Fields.Known("rs_service", body.RsService);
        if (stated != ServiceKind.Unspecified)
        {
            return stated;
        }

        var derived = record.Envelope.Infno switch
        {
            "2102" => ServiceKind.Purchase,
            "2207" => ServiceKind.Outpatient,
            "2304" or "2304A" => ServiceKind.Inpatient,
            _ => ServiceKind.Unspecified,
        };
        if (derived == ServiceKind.Unspecified)
        {
            record.Fields.Reject(
                DeadLetterReason.MissingField,
                $"rs_service is absent and infno \"{record.Envelope.Infno}\" does not tell it; send either");
        }

        return derived;
    }
}
