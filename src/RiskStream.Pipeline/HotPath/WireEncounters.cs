using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>Visits and stays, and what takes back: 2201 … 2203, 2401 … 2405, 2205, 2302, 2103, 2208, 2305, 2601.</summary>
internal sealed class WireEncounters(WireEvent source, WireFields fields) : WireAssertions(source, fields)
{
    protected override Assertion? AssertionOf(EventType type) => type switch
    {
        EventType.Admission or EventType.AdmissionChanged => Admission(),
        EventType.Discharge => Discharge(),
        EventType.Registration => Registration(),
        EventType.EncounterDiagnosed => Visit(),
        EventType.AdmissionCancelled => CancelEncounter("ADM:"),
        EventType.DischargeCancelled => CancelEncounter("DIS:"),
        EventType.RegistrationCancelled => CancelEncounter("REG:"),
        EventType.FeeDetailCancelled => CancelLines(),
        EventType.SettlementReversed => Reverse(),
        EventType.TechnicalReversal => Compensate(),
        _ => null,
    };

    private Assertion Admission()
    {
        var body = Encounter(out var id);
        var begun = Fields.Time("begntime", body.BegunAt);
        var medicalType = Text("med_type", body.MedicalType);
        var transferred = Text("refl_old_mdtrt_id", body.TransferredFrom);
        return Assert(FactKey.Admission(id), new Admission
        {
            EventTime = begun.IsGiven ? begun : EventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = medicalType,
            Diagnoses = Codes(Source.Diagnoses, "diag_code"),
            ChronicDisease = Text("dise_no", body.Disease),
            TransferredFrom = transferred.Length == 0 ? default : new EncounterId(transferred),
            IsEmergency = body.IsEmergency || medicalType is "13" or "24",
            IsNewborn = body.IsNewborn,
            Phone = Text("tel_key", body.Phone),
            Address = Text("addr_key", body.Address),
            Employer = Text("emp_no", body.Employer),
            Contact = Text("coner_key", body.Contact),
        });
    }

    private Assertion Discharge()
    {
        var body = Encounter(out var id);
        var ended = Fields.Time("endtime", body.EndedAt);
        return Assert(FactKey.Discharge(id), new Discharge
        {
            EventTime = ended.IsGiven ? ended : EventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            Diagnoses = Codes(Source.Diagnoses, "diag_code"),
        });
    }

    private Assertion Registration()
    {
        var body = Encounter(out var id);
        var begun = Fields.Time("begntime", body.BegunAt);
        return Assert(FactKey.Registration(id), new Registration
        {
            EventTime = begun.IsGiven ? begun : EventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = Text("med_type", body.MedicalType),
            Doctor = Text("chfpdr_code", body.Doctor),
            Department = Text("adm_dept_codg", body.Department),
        });
    }

    private Assertion Visit()
    {
        var body = Encounter(out var id);
        var begun = Fields.Time("begntime", body.BegunAt);
        return Assert(FactKey.VisitDiagnosis(id), new VisitDiagnosis
        {
            EventTime = begun.IsGiven ? begun : EventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = Text("med_type", body.MedicalType),
            Doctor = Text("chfpdr_code", body.Doctor),
            Diagnoses = Codes(Source.Diagnoses, "diag_code"),
            ChronicDisease = Text("dise_no", body.Disease),
        });
    }

    private Assertion CancelEncounter(string prefix)
    {
        RequireBody(WireBody.Encounter, "encounter");
        Encounter(out var id);
        return Cancel(
            $"CAN:{prefix}{id}", id, UpToNow(new FactKey(prefix + id)));
    }

    private Assertion CancelLines()
    {
        RequireBody(WireBody.FeeCancel, "fee_cancel");
        var encounter = Required("mdtrt_id", Source.Fields.Encounter);
        var lines = Texts("feedetl_sn");
        var batch = Text("chrg_bchno", Source.Fields.Batch);
        var all = Source.Fields.IsAll || lines.Contains("0000") || batch == "0000";
        if (!all && lines.Count == 0 && batch.Length == 0)
        {
            Fields.Reject(
                DeadLetterReason.MissingField,
                "fee_cancel names no lines: give feedetl_sn, chrg_bchno or all_unsettled (\"0000\" stands for all)");
        }

        return Cancel($"CAN:FEE:{encounter}:{MessageId()}", encounter, new CancellationTarget.OfLines
        {
            ChargeBatch = all ? string.Empty : batch,
            Lines = all ? [] : [.. lines.Select(number => FactKey.Line(encounter, number))],
            UpTo = Ingested,
        });
    }

    private Assertion Reverse()
    {
        RequireBody(WireBody.Reversal, "reversal");
        var original = Required("init_setl_id", Source.Fields.OriginalSettlement);
        var target = new CancellationTarget.OfFact(FactKey.Settlement(original), uint.MaxValue);
        return Cancel("REV:" + original, Text("mdtrt_id", Source.Fields.Encounter), target);
    }

    private Assertion Compensate()
    {
        var number = Text("oinfno", Source.UndoneTransaction);
        var message = Required("omsgid", Source.UndoneMessage);
        return Cancel($"CMP:{number}:{message}", string.Empty, new CancellationTarget.OfMessage(message));
    }

    private WireEvent.BodyFields Encounter(out string id)
    {
        RequireBody(WireBody.Encounter, "encounter");
        id = Required("mdtrt_id", Source.Fields.Encounter);
        Fields.Service(Source.Fields.Service);
        Fields.Finite("person.age", Source.Fields.Age);
        return Source.Fields;
    }
}
