using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>outside_stay</c>.</summary>
internal static class OutsideStayReader
{
    public const string Block = "outside_stay";

    private static readonly NumberField MarginHours = new("margin_hours", 0, 72) { Remedy = "Give the hours after admission and before discharge that are left aside." };

    private static readonly NumberField Low = new("low", 1, 100) { Remedy = "Give the settlements that make LOW." };

    private static readonly NumberField Medium = new("medium", 1, 100) { Remedy = "Give the settlements that make MEDIUM." };

    private static readonly NumberField High = new("high", 1, 100) { Remedy = "Give the settlements that make HIGH." };

    public static OutsideStay Read(Section section) => new()
    {
        MarginHours = section.Whole(MarginHours) ?? 0,
        Low = section.Whole(Low) ?? 0,
        Medium = section.Whole(Medium) ?? 0,
        High = section.Whole(High) ?? 0,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(OutsideStay measure) =>
    [
        MeasureTable.Row(MarginHours, measure.MarginHours),
        MeasureTable.Row(Low, measure.Low),
        MeasureTable.Row(Medium, measure.Medium),
        MeasureTable.Row(High, measure.High),
    ];
}
