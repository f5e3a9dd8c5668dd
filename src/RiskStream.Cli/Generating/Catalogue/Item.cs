namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>One billable item. Codes have the shape of national ones; which number means what is invented.</summary>
/// <param name="Code">med_list_codg.</param>
/// <param name="Name">The institution's name of it.</param>
/// <param name="ChargeClass">med_chrgitm_type: 03 examination, 04 laboratory, 09 western drug …</param>
/// <param name="PriceFen">Unit price at a hospital of level 2.</param>
/// <param name="Grade">chrgitm_lv: 01 fully, 02 partly, 03 not within the scope of insurance.</param>
internal sealed record Item(string Code, string Name, string ChargeClass, int PriceFen, string Grade = "01")
{
    public bool IsExam => ChargeClass is "03" or "04";

    /// <summary>Drugs are sold at one price everywhere; services cost more at higher levels.</summary>
    public bool IsDrug => ChargeClass is "09" or "10" or "11";

    /// <summary>list_type: 101 drugs, 102 herbal pieces, 201 services, 301 consumables.</summary>
    public string ListType => ChargeClass switch
    {
        "09" or "11" => "101",
        "10" => "102",
        "08" => "301",
        _ => "201",
    };
}
