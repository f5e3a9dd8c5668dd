using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Checking;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.National;

/// <summary>The encounter that a 3101 or 3102 asks about, in the contract's terms. Pure.</summary>
internal sealed class NationalVisit
{
    private const decimal MostQuantity = 1_000_000;
    private const decimal MostYuan = Facts.Money.MaxFen / 100;

    private readonly NationalHeader _header;
    private readonly JsonElement _patient;
    private readonly JsonElement _encounter;
    private readonly string _psnKey;

    public NationalVisit(NationalHeader header, CareScenario scenario, JsonElement patient, JsonElement encounter, string psnKey)
    {
        (_header, Scenario, _patient, _encounter, _psnKey) = (header, scenario, patient, encounter, psnKey);
        var orders = OrdersOf(encounter);
        var flagged = orders.Any(order => NationalText.Of(order, "curr_drord_flag") == "1");
        for (var number = 0; number < orders.Count; number++)
        {
            // What has no code is no charge that any rule knows, such as an order in plain words.
            if (NationalText.Of(orders[number], "hilist_code", "hosplist_code").Length == 0)
            {
                continue;
            }

            var isDecided = !flagged || NationalText.Of(orders[number], "curr_drord_flag") == "1";
            var line = LineOf(orders[number], number + 1);
            (isDecided ? Decided : Done).Add(line);
            if (isDecided)
            {
                Orders[line.FeedetlSn] = NationalText.Of(orders[number], "rx_id");
            }
        }
    }

    /// <summary>When it asks.</summary>
    public CareScenario Scenario { get; }

    /// <summary>The orders that are decided now: those with curr_drord_flag 1, all where none has it.</summary>
    public List<FeeLine> Decided { get; } = [];

    /// <summary>
    /// The hospital's numbers (rx_id) of the orders that are decided now, by those of their lines. The lines' are our own: the hospital's may
    /// be missing or those of a whole prescription, and are not those of charges.
    /// </summary>
    public Dictionary<string, string> Orders { get; } = [];

    /// <summary>The other orders of the encounter.</summary>
    public List<FeeLine> Done { get; } = [];

    /// <summary>Whether the hospital flags an emergency.</summary>
    public bool IsEmergency => Text("er_flag") == "1";

    /// <summary>The orders of an encounter.</summary>
    public static IReadOnlyList<JsonElement> OrdersOf(JsonElement encounter) => NationalText.Many(encounter, "fsi_order_dtos", "orderDtos");

    /// <summary>The stay, as it would be entered.</summary>
    public Envelope Admission()
    {
        var stay = new Encounter
        {
            Person = PersonOf(),
            MdtrtId = Text("mdtrt_id"),
            RsService = ServiceKind.Inpatient,
            MedType = Text("med_type"),
            Begntime = Stamp(NationalText.Time(Text("adm_date")) ?? _header.At),
            AdmDeptCodg = Text("adm_dept_codg"),
            AdmBed = Text("bedno"),
            WardareaCodg = Text("wardarea_codg"),
            ChfpdrCode = Text("dr_codg"),
            DiseNo = Text("dise_no"),
            ErFlag = IsEmergency,
        };
        stay.Diagnoses.Add(Diagnoses());
        var envelope = About();
        envelope.Encounter = stay;
        return envelope;
    }

    /// <summary>Charges, as they would be uploaded.</summary>
    public Envelope Charges(IEnumerable<FeeLine> lines)
    {
        var envelope = About();
        envelope.FeeDetail = new FeeDetailBatch { Person = PersonOf(), MdtrtId = Text("mdtrt_id"), RsService = Service };
        envelope.FeeDetail.Diagnoses.Add(Diagnoses());
        envelope.FeeDetail.Lines.Add(lines);
        return envelope;
    }

    /// <summary>The settlement, as it would be made. A registration is one without charges.</summary>
    public Envelope Settlement()
    {
        var charged = NationalText.Number(Text("medfee_sumamt")) is >= 0 and var total ? Fen(total) : Math.Clamp(Decided.Concat(Done).Sum(line => line.DetItemFeeSumamtFen), 0, Facts.Money.MaxFen);
        var settlement = new Settlement
        {
            Person = PersonOf(),
            MdtrtId = Text("mdtrt_id"),
            RsService = Service,
            MedType = Text("med_type"),
            MedfeeSumamtFen = charged,
            FundPaySumamtFen = Fen(NationalText.Number(Text("hifp_payamt")) ?? 0),
            AcctPayFen = Fen(NationalText.Number(Text("acct_payamt")) ?? 0),
            DeptCodg = NationalText.Of(_encounter, "dscg_dept_codg", "adm_dept_codg"),
            ChfpdrCode = Text("dr_codg"),
            DiseNo = Text("dise_no"),
        };
        if (Service == ServiceKind.Inpatient)
        {
            settlement.Begndate = Stamp(NationalText.Time(Text("adm_date")) ?? _header.At);
            settlement.Enddate = Stamp(NationalText.Time(Text("dscg_date")) ?? _header.At);
        }

        settlement.Diagnoses.Add(Diagnoses());
        settlement.Lines.Add(Decided);
        var envelope = About();
        envelope.Settlement = settlement;
        return envelope;
    }

    private ServiceKind Service => CareScenarios.IsOfStay(Scenario) ? ServiceKind.Inpatient
        : Scenario == CareScenario.Purchase || Text("med_mdtrt_type") == "3" ? ServiceKind.Purchase
        : IsEmergency ? ServiceKind.Emergency
        : Text("med_type") switch
        {
            "13" => ServiceKind.Emergency,
            "14" => ServiceKind.ChronicOutpatient,
            _ => ServiceKind.Outpatient,
        };

    private Envelope About() => new()
    {
        EventTime = Stamp(_header.At),
        Infno = _header.Transaction,
        Msgid = _header.MessageId,
        FixmedinsCode = NationalText.Of(_encounter, "medins_id") is { Length: > 0 } code ? code : _header.Provider,
        MdtrtareaAdmvs = NationalText.Of(_encounter, "medins_admdvs") is { Length: > 0 } region ? region : _header.Region,
        InsuplcAdmdvs = _header.InsuredRegion,
        DevNo = _header.Device,
        Opter = _header.Operator,
    };

    private Person PersonOf() => new()
    {
        PsnKey = _psnKey,
        Gend = NationalText.Of(_patient, "gend"),
        Brdy = NationalText.Of(_patient, "brdy"),
        Insutype = Text("insutype"),
        InsuAdmdvs = NationalText.Of(_patient, "poolarea"),
    };

    private List<Diagnosis> Diagnoses()
    {
        var told = NationalText.Many(_encounter, "fsi_diagnose_dtos", "diagnoseDtos").Select(one => new Diagnosis
        {
            DiagCode = NationalText.Of(one, "dise_codg"),
            DiagName = NationalText.Of(one, "dise_name"),
            MaindiagFlag = NationalText.Of(one, "maindise_flag") == "1",
            InoutDiseType = NationalText.Of(one, "inout_dise_type"),
        }).Where(one => one.DiagCode.Length > 0).ToList();
        var main = Text("dscg_main_dise_codg");
        return told.Count > 0 || main.Length == 0 ? told : [new Diagnosis { DiagCode = main, MaindiagFlag = true }];
    }

    private FeeLine LineOf(JsonElement order, int number)
    {
        var quantity = decimal.Clamp(NationalText.Number(NationalText.Of(order, "cnt")) ?? 1, -MostQuantity, MostQuantity);
        var price = decimal.Clamp(NationalText.Number(NationalText.Of(order, "pric")) ?? 0, 0, MostYuan);
        var amount = NationalText.Number(NationalText.Of(order, "sumamt")) ?? (price * quantity);
        var line = new FeeLine
        {
            FeedetlSn = $"CHECK-{number}",
            Rxno = NationalText.Of(order, "rxno"),
            FeeOcurTime = Stamp(NationalText.Time(NationalText.Of(order, "drord_begn_date")) ?? _header.At),
            MedListCodg = NationalText.Of(order, "hilist_code", "hosplist_code"),
            MedinsListCodg = NationalText.Of(order, "hosplist_code"),
            ListType = NationalText.Of(order, "hilist_type"),
            MedChrgitmType = NationalText.Of(order, "chrg_type") is { Length: 1 } single ? $"0{single}" : NationalText.Of(order, "chrg_type"),
            ChrgitmLv = NationalText.Of(order, "hilist_lv"),
            Cnt = decimal.Round(quantity, 4).ToString(CultureInfo.InvariantCulture),
            PricE6 = (long)(price * 1_000_000),
            DetItemFeeSumamtFen = Fen(amount),
            BilgDeptCodg = NationalText.Of(order, "drord_dept_codg"),
            BilgDrCodg = NationalText.Of(order, "drord_dr_codg"),
            TrdnFlag = NationalText.Of(order, "trdn_flag") == "1",
        };
        line.DrugTracCodg.Add(TraceCodesOf(order));
        return line;
    }

    /// <summary>药品追溯码: the interface of questions has none, so it is read as that of sales (3505) gives it, as a node or as a text.</summary>
    private static IEnumerable<string> TraceCodesOf(JsonElement order) => NationalText.Many(order, "drugtracinfo")
        .Select(node => NationalText.Of(node, "drug_trac_codg")).Append(NationalText.Of(order, "drug_trac_codg"))
        .Where(code => code.Length > 0).Distinct(StringComparer.Ordinal);

    private string Text(string name) => NationalText.Of(_encounter, name);

    private static Timestamp Stamp(DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);

    private static long Fen(decimal yuan) => (long)decimal.Round(decimal.Clamp(yuan, -MostYuan, MostYuan) * 100);
}
