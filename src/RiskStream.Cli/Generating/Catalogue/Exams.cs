namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>Examinations (03) and laboratory items (04).</summary>
internal static class Exams
{
    public static readonly Item ChestCt = Exam("210300001", "胸部CT平扫", 21_000);
    public static readonly Item HeadCt = Exam("210300002", "头颅CT平扫", 19_000);
    public static readonly Item LumbarMri = Exam("210200003", "腰椎磁共振平扫", 46_000, "02");
    public static readonly Item HeadMri = Exam("210200001", "头颅磁共振平扫", 46_000, "02");
    public static readonly Item ChestX = Exam("210102015", "胸部数字化摄影", 6_500);
    public static readonly Item LimbX = Exam("210102019", "四肢数字化摄影", 6_000);
    public static readonly Item Abdomen = Exam("220301001", "腹部彩色超声", 9_500);
    public static readonly Item Heart = Exam("220600004", "超声心动图", 15_500);
    public static readonly Item Carotid = Exam("220302003", "颈动脉彩色超声", 11_500);
    public static readonly Item Thyroid = Exam("220301002", "甲状腺彩色超声", 9_000);
    public static readonly Item Pelvis = Exam("220301005", "妇科彩色超声", 9_500);
    public static readonly Item Ecg = Exam("310701001", "常规心电图", 2_500);
    public static readonly Item Holter = Exam("310701003", "动态心电图", 16_500);
    public static readonly Item Lung = Exam("310601001", "肺通气功能检查", 8_500);
    public static readonly Item Gastroscopy = Exam("310902005", "电子胃镜检查", 19_500);
    public static readonly Item BoneDensity = Exam("310100035", "骨密度测定", 9_000, "02");

    public static readonly Item BloodCount = Lab("250101015", "血细胞分析", 2_000);
    public static readonly Item Urine = Lab("250102035", "尿液分析", 1_200);
    public static readonly Item Stool = Lab("250103001", "粪便常规", 600);
    public static readonly Item Liver = Lab("250305031", "肝功能组合", 6_500);
    public static readonly Item Kidney = Lab("250307001", "肾功能组合", 3_800);
    public static readonly Item Lipids = Lab("250303001", "血脂组合", 5_200);
    public static readonly Item Glucose = Lab("250302001", "葡萄糖测定", 600);
    public static readonly Item Hba1c = Lab("250302003", "糖化血红蛋白", 6_000);
    public static readonly Item Coagulation = Lab("250203001", "凝血四项", 7_500);
    public static readonly Item Crp = Lab("250401025", "C反应蛋白", 2_800);
    public static readonly Item Electrolytes = Lab("250304001", "电解质组合", 3_200);
    public static readonly Item ThyroidLab = Lab("250310001", "甲状腺功能组合", 14_000);
    public static readonly Item TriIodothyronine = Lab("250310002", "三碘甲状原氨酸测定", 7_000);
    public static readonly Item Thyroxine = Lab("250310003", "甲状腺素测定", 7_000);
    public static readonly Item Thyrotropin = Lab("250310004", "促甲状腺激素测定", 7_000);
    public static readonly Item FreeTriIodothyronine = Lab("250310005", "游离三碘甲状原氨酸测定", 7_000);
    public static readonly Item FreeThyroxine = Lab("250310006", "游离甲状腺素测定", 7_000);
    public static readonly Item TumourMarkers = Lab("250404001", "肿瘤标志物组合", 26_000, "02");
    public static readonly Item HepatitisB = Lab("250403004", "乙肝五项", 6_800);
    public static readonly Item CardiacEnzymes = Lab("250306001", "心肌酶谱", 8_200);
    public static readonly Item Bnp = Lab("250306012", "B型钠尿肽", 16_500, "02");
    public static readonly Item Procalcitonin = Lab("250401031", "降钙素原", 13_500, "02");
    public static readonly Item Ferritin = Lab("250301007", "铁蛋白", 3_600);
    public static readonly Item Parathyroid = Lab("250310014", "甲状旁腺素", 7_800);
    public static readonly Item VitaminD = Lab("250309005", "25羟维生素D", 9_200, "02");
    public static readonly Item Allergens = Lab("250405001", "过敏原组合", 18_000, "03");

    /// <summary>What <see cref="ThyroidLab"/> is made of; only who unbundles it charges several of them.</summary>
    public static readonly IReadOnlyList<Item> PartsOfThyroidLab =
        [TriIodothyronine, Thyroxine, Thyrotropin, FreeTriIodothyronine, FreeThyroxine];

    /// <summary>What a ward orders on admission, in varying parts.</summary>
    public static readonly IReadOnlyList<Item> OnAdmission =
    [
        BloodCount, Urine, Stool, Liver, Kidney, Glucose, Electrolytes, Coagulation, HepatitisB, Crp,
        Ecg, ChestX, Abdomen,
    ];

    /// <summary>What may be ordered for anyone.</summary>
    public static readonly IReadOnlyList<Item> Common =
    [
        BloodCount, Urine, Liver, Kidney, Lipids, Glucose, Crp, Electrolytes, Stool,
        Ecg, ChestX, Abdomen, Carotid, Thyroid,
    ];

    private static Item Exam(string number, string name, int priceFen, string grade = "01") =>
        new($"00{number}0000", name, "03", priceFen, grade);

    private static Item Lab(string number, string name, int priceFen, string grade = "01") =>
        new($"00{number}0000", name, "04", priceFen, grade);
}
