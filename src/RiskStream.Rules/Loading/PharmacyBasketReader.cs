using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>pharmacy_basket</c>.</summary>
internal static class PharmacyBasketReader
{
    public const string Block = "pharmacy_basket";

    private static readonly NumberField WindowDays = new("window_days", 7, 45) { Remedy = "Give the length of the window in days, such as 30." };

    private static readonly NumberField MinPurchases = new("min_purchases", 1, 100_000)
    {
        Remedy = "Give the purchases in the window without which a pharmacy is neither judged nor compared with, such as 30.",
    };

    private static readonly NumberField Repeats = new("repeats", 2, 100_000)
    {
        Remedy = "Give the purchases with one basket without which it says nothing, such as 20.",
    };

    private static readonly NumberField Support = Share("support", "Give the share of purchases with one basket that makes MEDIUM, such as 0.08.");

    private static readonly NumberField Lift = new("lift", 1, 10_000)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the other pharmacies' median that such a share must reach, such as 5.",
    };

    private static readonly NumberField HighAmountShare = Share(
        "high_amount_share", "Give the share of what all purchases cost that makes HIGH, such as 0.2.");

    public static PharmacyBasket Read(Section section) => new()
    {
        WindowDays = section.Whole(WindowDays) ?? 1,
        MinPurchases = section.Whole(MinPurchases) ?? 0,
        Repeats = section.Whole(Repeats) ?? 0,
        Support = section.Number(Support) ?? 0,
        Lift = section.Number(Lift) ?? 0,
        HighAmountShare = section.Number(HighAmountShare) ?? 0,
        Closing = ClosingReader.Read(section),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(PharmacyBasket measure) =>
    [
        MeasureTable.Row(WindowDays, measure.WindowDays),
        MeasureTable.Row(MinPurchases, measure.MinPurchases),
        MeasureTable.Row(Repeats, measure.Repeats),
        MeasureTable.Row(Support, measure.Support),
        MeasureTable.Row(Lift, measure.Lift),
        MeasureTable.Row(HighAmountShare, measure.HighAmountShare),
        .. ClosingReader.RowsOf(measure.Closing),
    ];

    private static NumberField Share(string key, string remedy) => new(key, 0.01, 1) { IsWhole = false, Remedy = remedy };
}
