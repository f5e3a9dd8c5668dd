using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>stay_overlap</c>.</summary>
internal static class StayOverlapReader
{
    public const string Block = "stay_overlap";

    private static readonly NumberField LowHours = new("low_hours", 0.5, 240)
    {
        IsWhole = false,
        Remedy = "Give the hours in common above which it is LOW.",
    };

    private static readonly NumberField HighHours = new("high_hours", 1, 2400)
    {
        IsWhole = false,
        Remedy = "Give the hours in common above which it is HIGH.",
    };

    private static readonly NumberField BedDays = new("bed_days", 1, 31) { Remedy = "Give the civil days with a bed charge in both that make CRITICAL." };

    public static StayOverlap Read(Section section)
    {
        var measure = ReadNumbers(section);
        if (measure.LowHours >= measure.HighHours && measure.HighHours > 0)
        {
            section.Complain(
                LowHours.Key, $"is {measure.LowHours}, not below high_hours, which is {measure.HighHours}: "
                    + "LOW would never be seen. Lower it, or raise high_hours.");
        }

        return measure;
    }

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(StayOverlap measure) =>
    [
        MeasureTable.Row(LowHours, measure.LowHours),
        MeasureTable.Row(HighHours, measure.HighHours),
        MeasureTable.Row(BedDays, measure.BedDays),
    ];

    private static StayOverlap ReadNumbers(Section section) => new()
    {
        LowHours = section.Number(LowHours) ?? 0,
        HighHours = section.Number(HighHours) ?? 0,
        BedDays = section.Whole(BedDays) ?? 0,
    };
}
