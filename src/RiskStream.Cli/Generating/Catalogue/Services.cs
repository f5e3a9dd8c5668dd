namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>Beds, consultations, nursing, treatment, operations and consumables.</summary>
internal static class Services
{
    public static readonly Item Bed = new("001109000010000", "普通病房床位费", "01", 4_500);
    public static readonly Item IntensiveBed = new("001109000030000", "重症监护病房床位费", "01", 12_000);
    public static readonly Item Consultation = new("001102000010000", "普通门诊诊察费", "02", 1_200);
    public static readonly Item Round = new("001102000050000", "住院诊察费", "02", 1_800);
    public static readonly Item GeneralFee = new("001101000030000", "一般诊疗费", "12", 1_000);
    public static readonly Item Registering = new("001101000010000", "挂号费", "13", 100, "03");

    public static readonly Item NursingOne = new("001201000020000", "Ⅰ级护理", "07", 2_800);
    public static readonly Item NursingTwo = new("001201000030000", "Ⅱ级护理", "07", 1_800);

    public static readonly Item Infusion = new("001204000060000", "静脉输液", "05", 900);
    public static readonly Item Injection = new("001204000010000", "肌内注射", "05", 300);
    public static readonly Item Nebulizer = new("001206000010000", "雾化吸入", "05", 1_200);
    public static readonly Item Oxygen = new("001203000010000", "低流量给氧", "05", 300);
    public static readonly Item Dressing = new("001206000080000", "中换药", "05", 2_200);
    public static readonly Item Acupuncture = new("004300000010000", "普通针刺", "05", 2_600);
    public static readonly Item Massage = new("004500000020000", "腰部推拿治疗", "05", 4_200, "02");
    public static readonly Item Electrotherapy = new("003401000120000", "中频脉冲电治疗", "05", 1_900, "02");
    /// <summary>Charged by the hour.</summary>
    public static readonly Item Monitoring = new("003107010220000", "心电监测", "05", 400);

    public static readonly Item Haemodialysis = new("003110000060000", "血液透析", "05", 38_000);
    public static readonly Item Haemodiafiltration = new("003110000080000", "血液透析滤过", "05", 56_000);
    public static readonly Item Chemotherapy = new("003102010020000", "化疗药物配置及输注", "05", 6_000);

    public static readonly Item Appendectomy = new("003310040010000", "阑尾切除术", "06", 98_000);
    public static readonly Item Cataract = new("003304060100000", "白内障超声乳化摘除术", "06", 165_000);
    public static readonly Item WoundSuture = new("003316020030000", "清创缝合", "06", 16_000);
    public static readonly Item Fixation = new("003315050090000", "骨折切开复位内固定术", "06", 176_000);
    public static readonly Item Delivery = new("003314000020000", "单胎顺产接生", "06", 72_000);

    public static readonly Item InfusionSet = new("C03010700100000010001", "一次性输液器", "08", 260);
    public static readonly Item Syringe = new("C03010200100000010002", "一次性注射器", "08", 90);
    public static readonly Item Catheter = new("C03010900200000020003", "静脉留置针", "08", 2_600, "02");
    public static readonly Item Dialyser = new("C10010100100000030004", "血液透析器", "08", 11_000, "02");
    public static readonly Item Dressings = new("C14020300100000010005", "医用敷料", "08", 850, "02");

    public static readonly IReadOnlyList<Item> Physiotherapy = [Acupuncture, Massage, Electrotherapy];
}
