using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>item_substitution</c>.</summary>
internal static class ItemSubstitutionReader
{
    public const string Block = "item_substitution";

    private static readonly NumberField Growth = new("growth", 1.01, 1000)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the days before that the dearer item must reach, such as 3.",
    };

    private static readonly NumberField MinUnits = new("min_units", 1, 1_000_000)
    {
        Remedy = "Give the units of the dearer item in 7 days without which it says nothing, such as 30.",
    };

    private static readonly NumberField Fall = new("fall", 0.01, 1)
    {
        IsWhole = false,
        Remedy = "Give the share by which the cheaper item must fall, such as 0.5.",
    };

    private static readonly NumberField PriceFactor = new("price_factor", 1.01, 1000)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the cheaper item's price from which one is dearer, such as 1.5.",
    };

    private static readonly NumberField LeastPerDay = new("least_per_day", 0.01, 1000)
    {
        IsWhole = false,
        Remedy = "Give the units a day below which earlier use counts as that much, such as 0.25 for 7 in 28 days.",
    };

    public static ItemSubstitution Read(Section section) => new()
    {
        Growth = section.Number(Growth) ?? 0,
        MinUnits = section.Whole(MinUnits) ?? 0,
        Fall = section.Number(Fall) ?? 0,
        PriceFactor = section.Number(PriceFactor) ?? 0,
        LeastPerDay = section.Number(LeastPerDay) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(ItemSubstitution measure) =>
    [
        MeasureTable.Row(Growth, measure.Growth),
        MeasureTable.Row(MinUnits, measure.MinUnits),
        MeasureTable.Row(Fall, measure.Fall),
        MeasureTable.Row(PriceFactor, measure.PriceFactor),
        MeasureTable.Row(LeastPerDay, measure.LeastPerDay),
        .. ClosingReader.RowsOf(measure.Closing),
    ];
}
