using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>travel</c>.</summary>
internal static class TravelReader
{
    public const string Block = "travel";

    private static readonly NumberField MinKm = new("min_km", 1, 1000)
    {
        IsWhole = false,
        Remedy = "Give the distance in km up to which nothing is said.",
    };

    private static readonly NumberField RoadKmh = new("road_kmh", 10, 1000)
    {
        IsWhole = false,
        Remedy = "Give the speed in km/h above which it is HIGH.",
    };

    private static readonly NumberField TrainKm = new("train_km", 1, 5000)
    {
        IsWhole = false,
        Remedy = "Give the distance in km beyond which a train may have been taken.",
    };

    private static readonly NumberField TrainKmh = new("train_kmh", 10, 2000)
    {
        IsWhole = false,
        Remedy = "Give the speed in km/h that counts beyond train_km.",
    };

    public static Travel Read(Section section) => new()
    {
        MinKm = section.Number(MinKm) ?? 0,
        RoadKmh = section.Number(RoadKmh) ?? 0,
        TrainKm = section.Number(TrainKm) ?? 0,
        TrainKmh = section.Number(TrainKmh) ?? 0,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(Travel measure) =>
    [
        MeasureTable.Row(MinKm, measure.MinKm),
        MeasureTable.Row(RoadKmh, measure.RoadKmh),
        MeasureTable.Row(TrainKm, measure.TrainKm),
        MeasureTable.Row(TrainKmh, measure.TrainKmh),
    ];
}
