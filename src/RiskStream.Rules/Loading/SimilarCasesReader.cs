using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>similar_cases</c>.</summary>
internal static class SimilarCasesReader
{
    public const string Block = "similar_cases";

    private static readonly NumberField WindowDays = new("window_days", 1, 30) { Remedy = "Give the length of the window in days, such as 7." };

    private static readonly NumberField PeerDays = new("peer_days", 0, 60)
    {
        Remedy = "Give the days before the window whose stays at peers are compared too, such as 30.",
    };

    private static readonly NumberField MinItems = new("min_items", 1, 60)
    {
        Remedy = "Give the items without which a stay does not count, such as 5.",
    };

    private static readonly NumberField Likeness = Fraction(
        "likeness", 0.5, 1, "Give the share of common items from which two stays are alike, such as 0.9.");

    private static readonly NumberField FeeBand = Fraction(
        "fee_band", 0.001, 0.2, "Give the width of a band of charges, such as 0.02 for two per cent.");

    private static readonly NumberField NeighbourBands = new("neighbour_bands", 0, 10)
    {
        Remedy = "Give how many bands on either side count as the same, such as 1.",
    };

    private static readonly NumberField MaxVariation = Fraction(
        "max_variation", 0.001, 0.5, "Give the highest coefficient of variation of the charges of a cluster, such as 0.05.");

    private static readonly NumberField MediumPersons = new("medium_persons", 2, 200) { Remedy = "Give the persons that make MEDIUM, such as 5." };

    private static readonly NumberField HighPersons = new("high_persons", 2, 200) { Remedy = "Give the persons that make HIGH, such as 8." };

    private static readonly NumberField AdmissionHours = new("admission_hours", 1, 240)
    {
        Remedy = "Give the hours within which all admissions of a cluster make HIGH, such as 24.",
    };

    private static readonly NumberField Lift = Fraction(
        "lift", 1, 10, "Give the multiple of the peers' likeness that a cluster must reach, such as 1.3.");

    private static readonly NumberField MinPeers = new("min_peers", 1, 100)
    {
        Remedy = "Give the other institutions without which nothing is compared, such as 8.",
    };

    public static SimilarCases Read(Section section) => new()
    {
        WindowDays = section.Whole(WindowDays) ?? 1,
        PeerDays = section.Whole(PeerDays) ?? 0,
        MinItems = section.Whole(MinItems) ?? 0,
        Likeness = section.Number(Likeness) ?? 0,
        FeeBand = section.Number(FeeBand) ?? 1,
        NeighbourBands = section.Whole(NeighbourBands) ?? 0,
        MaxVariation = section.Number(MaxVariation) ?? 0,
        MediumPersons = section.Whole(MediumPersons) ?? 0,
        HighPersons = section.Whole(HighPersons) ?? 0,
        AdmissionHours = section.Whole(AdmissionHours) ?? 0,
        Lift = section.Number(Lift) ?? 0,
        MinPeers = section.Whole(MinPeers) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(SimilarCases measure) =>
    [
        MeasureTable.Row(WindowDays, measure.WindowDays),
        MeasureTable.Row(PeerDays, measure.PeerDays),
        MeasureTable.Row(MinItems, measure.MinItems),
        MeasureTable.Row(Likeness, measure.Likeness),
        MeasureTable.Row(FeeBand, measure.FeeBand),
        MeasureTable.Row(NeighbourBands, measure.NeighbourBands),
        MeasureTable.Row(MaxVariation, measure.MaxVariation),
        MeasureTable.Row(MediumPersons, measure.MediumPersons),
        MeasureTable.Row(HighPersons, measure.HighPersons),
        MeasureTable.Row(AdmissionHours, measure.AdmissionHours),
        MeasureTable.Row(Lift, measure.Lift),
        MeasureTable.Row(MinPeers, measure.MinPeers),
        .. ClosingReader.RowsOf(measure.Closing),
    ];

    private static NumberField Fraction(string key, double least, double most, string remedy) =>
        new(key, least, most) { IsWhole = false, Remedy = remedy };
}
