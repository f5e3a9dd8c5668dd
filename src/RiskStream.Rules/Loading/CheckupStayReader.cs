using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>checkup_stay</c>.</summary>
internal static class CheckupStayReader
{
    public const string Block = "checkup_stay";

    private static readonly NumberField ExamShare = Share("exam_share", "Give the share of examinations from which it alerts, such as 0.6.");

    private static readonly NumberField TreatmentShare = Share(
        "treatment_share", "Give the share of treatment below which it alerts, such as 0.3.");

    private static readonly NumberField MaxDays = new("max_days", 1, 60) { Remedy = "Give the longest such stay in days." };

    private static readonly NumberField MaxMissing = Share(
        "max_missing", "Give the share by which charge lines may differ from the settled amount, such as 0.1.");

    private static readonly NumberField ShareMinStays = new("share_min_stays", 1, 10_000)
    {
        Remedy = "Give the stays in 30 days without which an institution's share says nothing, such as 20.",
    };

    private static readonly NumberField InstitutionShare = Share(
        "institution_share", "Give the share of such stays at an institution that makes HIGH, such as 0.1.");

    private static readonly NumberField PeerFactor = new("peer_factor", 1, 100)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the peers' median that must be reached, such as 2.",
    };

    public static CheckupStay Read(Section section) => new()
    {
        ExamShare = section.Number(ExamShare) ?? 0,
        TreatmentShare = section.Number(TreatmentShare) ?? 0,
        MaxDays = section.Whole(MaxDays) ?? 0,
        MaxMissing = section.Number(MaxMissing) ?? 0,
        ShareMinStays = section.Whole(ShareMinStays) ?? 0,
        InstitutionShare = section.Number(InstitutionShare) ?? 0,
        PeerFactor = section.Number(PeerFactor) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(CheckupStay measure) =>
    [
        MeasureTable.Row(ExamShare, measure.ExamShare),
        MeasureTable.Row(TreatmentShare, measure.TreatmentShare),
        MeasureTable.Row(MaxDays, measure.MaxDays),
        MeasureTable.Row(MaxMissing, measure.MaxMissing),
        MeasureTable.Row(ShareMinStays, measure.ShareMinStays),
        MeasureTable.Row(InstitutionShare, measure.InstitutionShare),
        MeasureTable.Row(PeerFactor, measure.PeerFactor),
        .. ClosingReader.RowsOf(measure.Closing),
    ];

    private static NumberField Share(string key, string remedy) => new(key, 0.01, 1) { IsWhole = false, Remedy = remedy };
}
