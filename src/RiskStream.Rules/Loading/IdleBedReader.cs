using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>idle_bed</c>.</summary>
internal static class IdleBedReader
{
    public const string Block = "idle_bed";

    private static readonly NumberField MediumDays = new("medium_days", 1, 60) { Remedy = "Give the idle days in a row that make MEDIUM." };

    private static readonly NumberField HighDays = new("high_days", 1, 60) { Remedy = "Give the idle days in a row that make HIGH." };

    private static readonly NumberField HighShare = new("high_share", 0.01, 1)
    {
        IsWhole = false,
        Remedy = "Give the share of idle days in a stay that makes HIGH, such as 0.5.",
    };

    private static readonly NumberField ShareDays = new("share_days", 1, 60) { Remedy = "Give the days of a stay without which that share says nothing." };

    public static IdleBed Read(Section section) => new()
    {
        MediumDays = section.Whole(MediumDays) ?? 0,
        HighDays = section.Whole(HighDays) ?? 0,
        HighShare = section.Number(HighShare) ?? 0,
        ShareDays = section.Whole(ShareDays) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(IdleBed measure) =>
    [
        MeasureTable.Row(MediumDays, measure.MediumDays),
        MeasureTable.Row(HighDays, measure.HighDays),
        MeasureTable.Row(HighShare, measure.HighShare),
        MeasureTable.Row(ShareDays, measure.ShareDays),
        .. ClosingReader.RowsOf(measure.Closing),
    ];
}
