using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>stay_gap</c>.</summary>
internal static class StayGapReader
{
    public const string Block = "stay_gap";

    private static readonly NumberField HighDays = new("high_days", 1, 31) { Remedy = "Give the largest gap in civil days that makes HIGH." };

    private static readonly NumberField MediumDays = new("medium_days", 1, 31) { Remedy = "Give the largest gap in civil days that makes MEDIUM." };

    private static readonly NumberField ItemOverlap = new("item_overlap", 0.1, 1)
    {
        IsWhole = false,
        Remedy = "Give the share of common items as a fraction, such as 0.6.",
    };

    private static readonly NumberField ChainLinks = new("chain_links", 2, 30) { Remedy = "Give how many such gaps in 90 days make HIGH." };

    public static StayGap Read(Section section)
    {
        var measure = ReadNumbers(section);
        if (measure.HighDays >= measure.MediumDays && measure.MediumDays > 0)
        {
            section.Complain(
                HighDays.Key, $"is {measure.HighDays}, not below medium_days, which is {measure.MediumDays}: "
                    + "MEDIUM would never be seen with one diagnosis. Lower it, or raise medium_days.");
        }

        return measure;
    }

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(StayGap measure) =>
    [
        MeasureTable.Row(HighDays, measure.HighDays),
        MeasureTable.Row(MediumDays, measure.MediumDays),
        MeasureTable.Row(ItemOverlap, measure.ItemOverlap),
        MeasureTable.Row(ChainLinks, measure.ChainLinks),
    ];

    private static StayGap ReadNumbers(Section section) => new()
    {
        HighDays = section.Whole(HighDays) ?? 0,
        MediumDays = section.Whole(MediumDays) ?? 0,
        ItemOverlap = section.Number(ItemOverlap) ?? 0,
        ChainLinks = section.Whole(ChainLinks) ?? 0,
    };
}
