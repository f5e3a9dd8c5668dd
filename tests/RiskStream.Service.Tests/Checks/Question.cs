using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.Tests.Checks;

/// <summary>A question that can be put at both doors.</summary>
internal sealed record Question
{
    public int Scenario { get; init; } = 6;

    public string Encounter { get; init; } = "NOW";

    public string Provider { get; init; } = Histories.Hospital;

    public string MedicalType { get; init; } = "11";

    /// <summary>When the stay began; else the question is about no stay.</summary>
    public DateTimeOffset? AdmittedAt { get; init; }

    public string Icd { get; init; } = "I10";

    public IReadOnlyList<FeeLine> Lines { get; init; } = [];

    /// <summary>As a hospital's gRPC client puts it.</summary>
    public CheckRequest ToGrpc(string messageId)
    {
        var person = new Person { PsnKey = Histories.Person };
        var diagnosis = new Diagnosis { DiagCode = Icd, MaindiagFlag = true };
        var envelope = new Envelope
        {
            Type = EventType.PreSettlement,
            EventTime = Timestamp.FromDateTimeOffset(Histories.Now),
            FixmedinsCode = Provider,
            MdtrtareaAdmvs = "510100",
        };
        var service = Scenario == 10 ? ServiceKind.Purchase : Scenario is 3 or 4 or 5 or 8 or 9 ? ServiceKind.Inpatient : ServiceKind.Outpatient;
        if (Scenario is 1 or 3)
        {
            envelope.Encounter = new Encounter { Person = person, MdtrtId = Encounter, RsService = service, MedType = MedicalType, Diagnoses = { diagnosis } };
        }
        else if (Scenario is 4 or 5)
        {
            envelope.FeeDetail = new FeeDetailBatch { Person = person, MdtrtId = Encounter, RsService = service, Diagnoses = { diagnosis }, Lines = { Copies() } };
        }
        else
        {
            envelope.Settlement = new Settlement
            {
                Person = person, MdtrtId = Encounter, RsService = service, MedType = MedicalType, Diagnoses = { diagnosis }, Lines = { Copies() },
                MedfeeSumamtFen = Lines.Sum(line => line.DetItemFeeSumamtFen),
                Begndate = AdmittedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
            };
        }

        return new CheckRequest { Msgid = messageId, TrigScen = $"{Scenario}", Candidate = envelope };
    }

    /// <summary>As a hospital's client puts it in the national envelope.</summary>
    public JsonObject ToNational(string messageId) => new()
    {
        ["infno"] = Scenario <= 5 ? "3101" : "3102",
        ["msgid"] = messageId,
        ["mdtrtarea_admvs"] = "510100",
        ["insuplc_admdvs"] = "510100",
        ["recer_sys_code"] = "FSI_LOCAL",
        ["infver"] = "V1.0",
        ["opter_type"] = "1",
        ["opter"] = "0012",
        ["opter_name"] = "-",
        ["inf_time"] = "2026-05-28 10:00:00",
        ["fixmedins_code"] = Provider,
        ["fixmedins_name"] = "-",
        ["input"] = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["syscode"] = "HIS", ["task_id"] = "t-1", ["trig_scen"] = $"{Scenario}", ["patient_dtos"] = new JsonArray(Patient()),
            },
        },
    };

    private JsonObject Patient() => new()
    {
        ["patn_id"] = Histories.Person,
        ["patn_name"] = "-",
        ["gend"] = "1",
        ["brdy"] = "1960-01-01",
        ["poolarea"] = "510100",
        ["curr_mdtrt_id"] = Encounter,
        ["fsi_his_data_dto"] = "",
        ["fsi_encounter_dtos"] = new JsonArray(new JsonObject
        {
            ["mdtrt_id"] = Encounter,
            ["medins_id"] = Provider,
            ["medins_admdvs"] = "510100",
            ["adm_date"] = AdmittedAt?.ToString("yyyy-MM-dd HH:mm:ss") ?? "-",
            ["dscg_date"] = "-",
            ["med_type"] = MedicalType,
            ["medfee_sumamt"] = Lines.Sum(line => line.DetItemFeeSumamtFen) / 100m,
            ["fsi_diagnose_dtos"] = new JsonArray(new JsonObject { ["dise_codg"] = Icd, ["maindise_flag"] = "1", ["inout_dise_type"] = "1" }),
            ["fsi_order_dtos"] = new JsonArray([.. Lines.Select(Order)]),
        }),
    };

    private IEnumerable<FeeLine> Copies() => Lines.Select(line => line.Clone());

    private static JsonObject Order(FeeLine line) => new()
    {
        ["rx_id"] = line.FeedetlSn,
        ["hilist_code"] = line.MedListCodg,
        ["chrg_type"] = line.MedChrgitmType,
        ["cnt"] = decimal.Parse(line.Cnt, System.Globalization.CultureInfo.InvariantCulture),
        ["pric"] = 0,
        ["sumamt"] = line.DetItemFeeSumamtFen / 100m,
        ["drord_begn_date"] = "-",
        ["drord_bhvr"] = "-",
        ["spec"] = "-",
        ["drord_dr_profttl"] = "-",
        ["curr_drord_flag"] = "1",
    };
}
