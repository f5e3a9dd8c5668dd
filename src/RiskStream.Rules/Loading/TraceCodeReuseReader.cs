using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>trace_code_reuse</c>.</summary>
internal static class TraceCodeReuseReader
{
    public const string Block = "trace_code_reuse";

    private static readonly NumberField Sales = new("sales", 2, 100)
    {
        Remedy = "Give the sales of one trace code without a return that make HIGH.",
    };

    private static readonly NumberField DoubleReadMinutes = new("double_read_minutes", 0, 60)
    {
        Remedy = "Give the minutes within which two sales at one till are one code that was read twice.",
    };

    private static readonly NumberField PackUnits = new("pack_units", 1, 10_000)
    {
        Remedy = "Give the units of a split pack that may be sold as one pack, such as 100.",
    };

    public static TraceCodeReuse Read(Section section) => new()
    {
        Sales = section.Whole(Sales) ?? 0,
        DoubleReadMinutes = section.Whole(DoubleReadMinutes) ?? 0,
        PackUnits = section.Whole(PackUnits) ?? 0,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(TraceCodeReuse measure) =>
    [
        MeasureTable.Row(Sales, measure.Sales),
        MeasureTable.Row(DoubleReadMinutes, measure.DoubleReadMinutes),
        MeasureTable.Row(PackUnits, measure.PackUnits),
    ];
}
