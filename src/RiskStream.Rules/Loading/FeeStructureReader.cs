using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>fee_structure</c>.</summary>
internal static class FeeStructureReader
{
    public const string Block = "fee_structure";

    private static readonly NumberField WindowDays = new("window_days", 7, 45) { Remedy = "Give the length of the window in days, such as 30." };

    private static readonly NumberField MinStays = new("min_stays", 1, 10_000)
    {
        Remedy = "Give the stays in the window without which a share says nothing, such as 30.",
    };

    private static readonly NumberField MedianFactor = new("median_factor", 1, 100)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the peers' median that makes MEDIUM, such as 1.3.",
    };

    private static readonly NumberField Growth = Share("growth", "Give the growth of a share that makes MEDIUM, such as 0.05 for five points.");

    private static readonly NumberField PeerScore = new("peer_score", 0, 100)
    {
        IsWhole = false,
        Remedy = "Give the robust z against peers that makes HIGH, such as 3.5.",
    };

    private static readonly NumberField ExamShare = Share("exam_share", "Give the share of examinations that makes HIGH, such as 0.36.");

    private static readonly NumberField DrugShare = Share("drug_share", "Give the share of drugs that makes HIGH, such as 0.45.");

    private static readonly NumberField MaterialShare = Share("material_share", "Give the share of consumables that makes HIGH, such as 0.4.");

    private static readonly NumberField MaxMissing = Share(
        "max_missing", "Give the share by which charge lines may differ from the settled amount, such as 0.1.");

    public static FeeStructure Read(Section section) => new()
    {
        WindowDays = section.Whole(WindowDays) ?? 1,
        MinStays = section.Whole(MinStays) ?? 0,
        MedianFactor = section.Number(MedianFactor) ?? 0,
        Growth = section.Number(Growth) ?? 0,
        PeerScore = section.Number(PeerScore) ?? 0,
        HighShares = new Dictionary<FeeKind, double>
        {
            [FeeKind.Exams] = section.Number(ExamShare) ?? 0,
            [FeeKind.Drugs] = section.Number(DrugShare) ?? 0,
            [FeeKind.Materials] = section.Number(MaterialShare) ?? 0,
        },
        MaxMissing = section.Number(MaxMissing) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(FeeStructure measure) =>
    [
        MeasureTable.Row(WindowDays, measure.WindowDays),
        MeasureTable.Row(MinStays, measure.MinStays),
        MeasureTable.Row(MedianFactor, measure.MedianFactor),
        MeasureTable.Row(Growth, measure.Growth),
        MeasureTable.Row(PeerScore, measure.PeerScore),
        MeasureTable.Row(ExamShare, measure.HighShares[FeeKind.Exams]),
        MeasureTable.Row(DrugShare, measure.HighShares[FeeKind.Drugs]),
        MeasureTable.Row(MaterialShare, measure.HighShares[FeeKind.Materials]),
        MeasureTable.Row(MaxMissing, measure.MaxMissing),
        .. ClosingReader.RowsOf(measure.Closing),
    ];

    private static NumberField Share(string key, string remedy) => new(key, 0.01, 1) { IsWhole = false, Remedy = remedy };
}
