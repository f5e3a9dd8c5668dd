using System.Collections.Frozen;

namespace RiskStream.Pipeline.Reference;

/// <summary>The bounds of every list. To add a list: a message and a case of ReferenceEntry, a line here, a case in EntryMapping.</summary>
internal static class ListSchemas
{
    private const double MostMoneyFen = 1e14;
    private const double MostPriceE6 = 1e14;
    private const double MostUnitsE4 = 1e10;

    private static readonly string[] Standings = ["active", "suspended", "terminated"];

    /// <summary>By name of the list.</summary>
    public static readonly FrozenDictionary<string, ListSchema> ByName = All().ToFrozenDictionary(schema => schema.Name);

    private static IEnumerable<ListSchema> All() => [.. OfPersons(), .. OfInstitutions(), .. OfItems(), .. OfItemGroups()];

    private static ListSchema[] OfPersons() =>
    [
        new() { Name = "key_person", Key = ["psn_key"] },
        new()
        {
            Name = "deceased_person",
            Key = ["psn_key"],
            Required = ["death_date"],
            Days = ["death_date"],
            Values = [("source", ["cremation", "police", "health"])],
        },
        new() { Name = "third_party_liability", Key = ["psn_key", "case_no"], Required = ["accident_date"], Days = ["accident_date"] },
    ];

    private static ListSchema[] OfInstitutions() =>
    [
        new()
        {
            Name = "institution_registry",
            Key = ["fixmedins_code"],
            Required = ["axis"],
            Times = ["opens", "closes"],
            Ranges = [("bed_cnt", 0, 1e5), ("dr_cnt", 0, 1e5), ("tills", 0, 1000), ("lat", -90, 90), ("lon", -180, 180)],
            Values =
            [
                ("axis", ["hospital", "pharmacy", "clinic"]), ("credit_grade", ["A", "B", "C", "D"]), ("agreement_status", Standings),
            ],
        },
        new()
        {
            Name = "practitioner_registry",
            Key = ["dr_code"],
            Ranges = [("points", 0, 12)],
            Values = [("eligibility", Standings)],
        },
        new()
        {
            Name = "calendar",
            Key = ["day", "kind", "fixmedins_code"],
            Optional = ["fixmedins_code"],
            Days = ["day"],
            Values = [("kind", ["holiday", "screening", "promotion"])],
        },
        new()
        {
            Name = "group_budget",
            Key = ["fixmedins_code", "kind"],
            Ranges = [("budget_fen", 0, MostMoneyFen), ("points_e4", 0, MostUnitsE4 * 1000)],
            Values = [("kind", ["dip", "drg"])],
        },
    ];

    private static ListSchema[] OfItems() =>
    [
        new() { Name = "key_drug_consumable", Key = ["med_list_codg"] },
        new()
        {
            Name = "price_limit",
            Key = ["med_list_codg", "lmtpric_hosp_lv"],
            Optional = ["lmtpric_hosp_lv"],
            Ranges = [("pric_uplmt_e6", 1, MostPriceE6)],
        },
        new()
        {
            Name = "exclusive_pair",
            Key = ["first_med_list_codg", "second_med_list_codg"],
            Required = ["within"],
            Values = [("within", ["encounter", "day"])],
        },
        new()
        {
            Name = "charge_bundle",
            Key = ["med_list_codg"],
            Required = ["included_med_list_codgs"],
            Ranges = [("pric_e6", 0, MostPriceE6), ("min_parts", 0, 1000)],
        },
        new()
        {
            Name = "frequency_cap",
            Key = ["med_list_codg", "per"],
            AnyOf = ["cnt_e4", "hourly", "exam_group"],
            Ranges = [("cnt_e4", 0, MostUnitsE4), ("min_gap_days", 0, 366)],
            Values = [("per", ["day", "week", "month", "year", "encounter"])],
        },
        new() { Name = "std_minutes", Key = ["med_list_codg"], Required = ["minutes_e4"], Ranges = [("minutes_e4", 1, 1440e4)] },
        new()
        {
            Name = "payment_restriction",
            Key = ["med_list_codg"],
            Ranges = [("age_from", 0, 150), ("age_to", 0, 150)],
            Values = [("gend", ["1", "2"])],
        },
    ];

    private static ListSchema[] OfItemGroups() =>
    [
        new() { Name = "substitution_group", Key = ["group_id"], Required = ["med_list_codgs"] },
        new() { Name = "vbp_catalogue", Key = ["med_list_codg", "batch"], Ranges = [("pric_e6", 0, MostPriceE6)] },
        new() { Name = "chronic_disease_drug_map", Key = ["dise_no"], Required = ["med_list_codgs"] },
        new() { Name = "exclusion_set", Key = ["set_id"] },
    ];
}
