using RiskStream.Alerts;
using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>unbundled_charge</c>.</summary>
internal static class UnbundledChargeReader
{
    public const string Block = "unbundled_charge";

    private static readonly NumberField PriceExcess = new("price_excess", 0, 10)
    {
        IsWhole = false,
        Remedy = "Give the share by which the parts must cost more than the bundle, such as 0.05.",
    };

    private static readonly NumberField Settlements = new("settlements", 2, 100)
    {
        Remedy = "Give the number of settlements on one day that makes the alert.",
    };

    private static readonly NumberField BurstMinutes = new("burst_minutes", 1, 1440)
    {
        Remedy = "Give the minutes within which two settlements count as one visit.",
    };

    private static readonly NumberField VisitLimit = new("visit_limit_yuan", 1, 1_000_000)
    {
        IsWhole = false,
        Remedy = "Give the region's limit for a single visit in yuan.",
    };

    private static readonly ChoiceField<Severity> SplitSeverity = SharedFields.Severity with { Key = "split_severity" };

    public static UnbundledCharge Read(Section section) => new()
    {
        PriceExcess = section.Number(PriceExcess) ?? 0,
        ClearViolation = section.Choice(SharedFields.ClearViolation) ?? default,
        Otherwise = section.Choice(SharedFields.Otherwise) ?? default,
        Settlements = section.Whole(Settlements) ?? 0,
        BurstMinutes = section.Whole(BurstMinutes) ?? 0,
        VisitLimitYuan = section.Number(VisitLimit) ?? 0,
        SplitSeverity = section.Choice(SplitSeverity) ?? default,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(UnbundledCharge measure) =>
    [
        MeasureTable.Row(PriceExcess, measure.PriceExcess),
        SharedFields.Row(SharedFields.ClearViolation, measure.ClearViolation),
        SharedFields.Row(SharedFields.Otherwise, measure.Otherwise),
        MeasureTable.Row(Settlements, measure.Settlements),
        MeasureTable.Row(BurstMinutes, measure.BurstMinutes),
        MeasureTable.Row(VisitLimit, measure.VisitLimitYuan),
        SharedFields.Row(SplitSeverity, measure.SplitSeverity),
    ];
}
