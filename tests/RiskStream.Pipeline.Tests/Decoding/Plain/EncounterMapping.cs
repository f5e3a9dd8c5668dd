using RiskStream.Facts;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>Admissions and discharges: 2401, 2402, 2403, 2404, 2405.</summary>
internal static class EncounterMapping
{
    public static Assertion Admission(MappedRecord record)
    {
        var encounter = BodyOf(record);
        var id = record.Fields.Required("mdtrt_id", encounter.MdtrtId);
        var begun = record.Fields.Time("begntime", encounter.Begntime);
        var transferred = record.Fields.Text("refl_old_mdtrt_id", encounter.ReflOldMdtrtId);
        var medicalType = record.Fields.Text("med_type", encounter.MedType);
        return record.Assert(FactKey.Admission(id), new Admission
        {
            EventTime = begun.IsGiven ? begun : record.EventTime,
            Encounter = new EncounterId(id),
            Provider = record.RequiredProvider(),
            Region = record.Region,
            MedicalType = medicalType,
            Diagnoses = record.DiagnosesOf(encounter.Diagnoses),
            ChronicDisease = record.Fields.Text("dise_no", encounter.DiseNo),
            TransferredFrom = transferred.Length == 0 ? default : new EncounterId(transferred),
            IsEmergency = encounter.ErFlag || medicalType is "13" or "24",
            IsNewborn = encounter.Person?.NwbFlag ?? false,
            Phone = record.Fields.Text("tel_key", encounter.Person?.TelKey ?? string.Empty),
            Address = record.Fields.Text("addr_key", encounter.Person?.AddrKey ?? string.Empty),
            Employer = record.Fields.Text("emp_no", encounter.Person?.EmpNo ?? string.Empty),
            Contact = record.Fields.Text("coner_key", encounter.Person?.ConerKey ?? string.Empty),
        });
    }

    public static Assertion Discharge(MappedRecord record)
    {
        var encounter = BodyOf(record);
        var id = record.Fields.Required("mdtrt_id", encounter.MdtrtId);
        var ended = record.Fields.Time("endtime", encounter.Endtime);
        return record.Assert(FactKey.Discharge(id), new Discharge
        {
            EventTime = ended.IsGiven ? ended : record.EventTime,
            Encounter = new EncounterId(id),
            Provider = record.RequiredProvider(),
            Region = record.Region,
            Diagnoses = record.DiagnosesOf(encounter.Diagnoses),
        });
    }

    public static Assertion Registration(MappedRecord record)
    {
        var encounter = BodyOf(record);
        var id = record.Fields.Required("mdtrt_id", encounter.MdtrtId);
        var begun = record.Fields.Time("begntime", encounter.Begntime);
        return record.Assert(new FactKey("REG:" + id), new Registration
        {
            EventTime = begun.IsGiven ? begun : record.EventTime,
            Encounter = new EncounterId(id),
            Provider = record.RequiredProvider(),
            Region = record.Region,
            MedicalType = record.Fields.Text("med_type", encounter.MedType),
            Doctor = record.Fields.Text("chfpdr_code", encounter.ChfpdrCode),
            Department = record.Fields.Text("adm_dept_codg", encounter.AdmDeptCodg),
        });
    }

    public static Assertion Visit(MappedRecord record)
    {
        var encounter = BodyOf(record);
        var id = record.Fields.Required("mdtrt_id", encounter.MdtrtId);
        var begun = record.Fields.Time("begntime", encounter.Begntime);
        return record.Assert(new FactKey("DIA:" + id), new VisitDiagnosis
        {
            EventTime = begun.IsGiven ? begun : record.EventTime,
            Encounter = new EncounterId(id),
            Provider = record.RequiredProvider(),
            Region = record.Region,
            MedicalType = record.Fields.Text("med_type", encounter.MedType),
            Doctor = record.Fields.Text("chfpdr_code", encounter.ChfpdrCode),
            Diagnoses = record.DiagnosesOf(encounter.Diagnoses),
            ChronicDisease = record.Fields.Text("dise_no", encounter.DiseNo),
        });
    }

    public static Assertion Cancel(MappedRecord record, string prefix)
    {
        var id = record.Fields.Required("mdtrt_id", BodyOf(record).MdtrtId);
        var target = record.UpToNow(new FactKey(prefix + id));
        return record.Cancel(new FactKey($"CAN:{prefix}{id}"), new EncounterId(id), target);
    }

    private static Encounter BodyOf(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Encounter, "encounter");
        var encounter = record.Envelope.Encounter ?? new Encounter();
        record.Fields.Known("rs_service", encounter.RsService);
        record.Fields.Finite("person.age", encounter.Person?.Age ?? 0);
        return encounter;
    }
}
