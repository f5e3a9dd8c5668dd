namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>Drugs by what they are for. Prices are for a pack.</summary>
internal static class Drugs
{
    public static readonly Item Erythropoietin = Western("B03XA", 118, "重组人促红素注射液", 2_600);
    public static readonly Item Heparin = Western("B01AB", 121, "低分子肝素钙注射液", 1_900);

    public static readonly IReadOnlyList<Item> Heart =
    [
        Western("C08CA", 217, "苯磺酸氨氯地平片", 680), Western("C09CA", 305, "缬沙坦胶囊", 1_150),
        Western("C10AA", 112, "阿托伐他汀钙片", 990), Western("B01AC", 104, "阿司匹林肠溶片", 520),
        Western("C07AB", 209, "酒石酸美托洛尔片", 460), Patent("ZA12", 41, "复方丹参滴丸", 2_450),
    ];

    public static readonly IReadOnlyList<Item> Sugar =
    [
        Western("A10BA", 301, "盐酸二甲双胍片", 620), Western("A10BB", 118, "格列美脲片", 890),
        Western("A10AE", 402, "甘精胰岛素注射液", 6_980, "02"), Western("A10BH", 220, "磷酸西格列汀片", 2_860, "02"),
        Western("A10BF", 144, "阿卡波糖片", 1_040),
    ];

    public static readonly IReadOnlyList<Item> Airways =
    [
        Western("J01CA", 502, "阿莫西林胶囊", 850), Western("J01DC", 233, "头孢呋辛酯片", 1_420),
        Western("R05CB", 108, "盐酸氨溴索片", 1_180), Western("R03AC", 115, "沙丁胺醇吸入气雾剂", 2_350),
        Patent("ZA01", 17, "连花清瘟胶囊", 1_480), Patent("ZA07", 22, "蓝芩口服液", 2_760, "02"),
        Western("R06AE", 131, "盐酸西替利嗪片", 990),
    ];

    public static readonly IReadOnlyList<Item> Stomach =
    [
        Western("A02BC", 141, "奥美拉唑肠溶胶囊", 1_060), Western("A02BC", 152, "雷贝拉唑钠肠溶片", 1_890),
        Western("A03FA", 108, "多潘立酮片", 1_320), Western("A07BC", 101, "蒙脱石散", 1_280),
        Patent("ZA13", 33, "胃苏颗粒", 3_150, "02"),
    ];

    public static readonly IReadOnlyList<Item> Pain =
    [
        Western("M01AE", 203, "布洛芬缓释胶囊", 1_540), Western("M01AH", 120, "塞来昔布胶囊", 1_980),
        Western("M03BX", 118, "盐酸乙哌立松片", 1_660), Patent("ZE01", 51, "云南白药气雾剂", 3_980, "02"),
        Patent("ZE02", 53, "颈复康颗粒", 2_940),
    ];

    public static readonly IReadOnlyList<Item> Nerves =
    [
        Western("N06BX", 214, "胞磷胆碱钠片", 2_350), Western("N05BA", 110, "艾司唑仑片", 480),
        Patent("ZA12", 62, "银杏叶片", 1_990), Western("N06DX", 140, "甲磺酸倍他司汀片", 1_620),
    ];

    public static readonly IReadOnlyList<Item> Women =
    [
        Western("G01AF", 132, "甲硝唑栓", 980), Patent("ZC01", 71, "妇科千金片", 2_680), Western("G03DA", 112, "黄体酮胶囊", 2_120),
    ];

    /// <summary>Infused on wards.</summary>
    public static readonly IReadOnlyList<Item> Ward =
    [
        Western("B05BB", 101, "0.9%氯化钠注射液", 310), Western("B05BA", 103, "5%葡萄糖注射液", 320),
        Western("J01DD", 241, "头孢曲松钠注射液", 2_950), Western("A02BC", 166, "注射用泮托拉唑钠", 3_650),
        Western("R05CB", 119, "盐酸氨溴索注射液", 2_480), Patent("ZA12", 88, "丹红注射液", 5_960, "02"),
        Western("B05XA", 107, "氯化钾注射液", 160), Western("A11GA", 104, "维生素C注射液", 240),
    ];

    public static readonly IReadOnlyList<Item> Tumour =
    [
        Western("L01XA", 302, "顺铂注射液", 4_200), Western("L01CD", 314, "紫杉醇注射液", 18_600),
        Western("A04AA", 120, "盐酸昂丹司琼注射液", 1_950), Western("L03AA", 211, "重组人粒细胞刺激因子注射液", 6_900, "02"),
    ];

    public static readonly IReadOnlyList<Item> Herbs =
    [
        Herb(101, "黄芪", 980), Herb(118, "当归", 1_360), Herb(124, "白术", 1_120),
        Herb(133, "茯苓", 760), Herb(140, "甘草", 640),
    ];

    private static Item Western(string atc, int number, string name, int priceFen, string grade = "01") =>
        new($"X{atc}A{number:D3}A001010{number:D3}1{number % 89:D2}", name, "09", priceFen, grade);

    private static Item Patent(string kind, int number, string name, int priceFen, string grade = "01") =>
        new($"{kind}BAF{number:D4}010100{number:D4}", name, "11", priceFen, grade);

    private static Item Herb(int number, string name, int priceFen) =>
        new($"T00{number:D4}0{number % 97:D3}", name, "10", priceFen);
}
