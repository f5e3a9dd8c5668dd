using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>group_admission</c>.</summary>
internal static class GroupAdmissionReader
{
    public const string Block = "group_admission";

    private static readonly NumberField Hours = new("hours", 1, 240) { Remedy = "Give the length of the window in hours, such as 72." };

    private static readonly NumberField Phone = Persons("phone", "one phone number");

    private static readonly NumberField Address = Persons("address", "one address");

    private static readonly NumberField Employer = Persons("employer", "one employer");

    private static readonly NumberField Contact = Persons("contact", "one contact person");

    private static readonly NumberField HighFactor = new("high_factor", 2, 20)
    {
        Remedy = "Give the multiple of the limit that makes HIGH.",
    };

    private static readonly NumberField Bursts = new("bursts", 2, 100)
    {
        Remedy = "Give the separate bursts of one group that make HIGH.",
    };

    private static readonly NumberField BurstDays = new("burst_days", 7, 180)
    {
        Remedy = "Give the days within which bursts are counted.",
    };

    public static GroupAdmission Read(Section section) => new()
    {
        Hours = section.Whole(Hours) ?? 1,
        Phone = section.Whole(Phone) ?? 0,
        Address = section.Whole(Address) ?? 0,
        Employer = section.Whole(Employer) ?? 0,
        Contact = section.Whole(Contact) ?? 0,
        HighFactor = section.Whole(HighFactor) ?? 0,
        Bursts = section.Whole(Bursts) ?? 0,
        BurstDays = section.Whole(BurstDays) ?? 0,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(GroupAdmission measure) =>
    [
        MeasureTable.Row(Hours, measure.Hours),
        MeasureTable.Row(Phone, measure.Phone),
        MeasureTable.Row(Address, measure.Address),
        MeasureTable.Row(Employer, measure.Employer),
        MeasureTable.Row(Contact, measure.Contact),
        MeasureTable.Row(HighFactor, measure.HighFactor),
        MeasureTable.Row(Bursts, measure.Bursts),
        MeasureTable.Row(BurstDays, measure.BurstDays),
    ];

    private static NumberField Persons(string key, string what) =>
        new(key, 2, 1000) { Remedy = $"Give the persons with {what} in one window that make MEDIUM." };
}
