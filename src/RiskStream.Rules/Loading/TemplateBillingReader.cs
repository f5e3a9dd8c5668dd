using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>template_billing</c>.</summary>
internal static class TemplateBillingReader
{
    public const string Block = "template_billing";

    private static readonly NumberField Repeats = new("repeats", 2, 10_000)
    {
        Remedy = "Give the visits of a day with the same items, quantities and amount.",
    };

    private static readonly NumberField RepeatShare = Share("repeat_share", "Give their share of the day's visits, such as 0.3.");

    private static readonly NumberField UndiagnosedShare = Share(
        "undiagnosed_share", "Give the share of visits without a valid diagnosis, such as 0.2.");

    private static readonly NumberField UndiagnosedVisits = new("undiagnosed_visits", 1, 10_000)
    {
        Remedy = "Give the visits of a day without which that share says nothing.",
    };

    private static readonly NumberField HighDays = new("high_days", 2, TemplateBilling.Days)
    {
        Remedy = "Give the days of MEDIUM among seven that make HIGH.",
    };

    private static readonly NumberField DoctorRepeats = new("doctor_repeats", 2, 10_000)
    {
        Remedy = "Give the visits of one doctor with the same items, quantities and amount that make HIGH.",
    };

    public static TemplateBilling Read(Section section) => new()
    {
        Repeats = section.Whole(Repeats) ?? 0,
        RepeatShare = section.Number(RepeatShare) ?? 0,
        UndiagnosedShare = section.Number(UndiagnosedShare) ?? 0,
        UndiagnosedVisits = section.Whole(UndiagnosedVisits) ?? 0,
        HighDays = section.Whole(HighDays) ?? 0,
        DoctorRepeats = section.Whole(DoctorRepeats) ?? 0,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(TemplateBilling measure) =>
    [
        MeasureTable.Row(Repeats, measure.Repeats),
        MeasureTable.Row(RepeatShare, measure.RepeatShare),
        MeasureTable.Row(UndiagnosedShare, measure.UndiagnosedShare),
        MeasureTable.Row(UndiagnosedVisits, measure.UndiagnosedVisits),
        MeasureTable.Row(HighDays, measure.HighDays),
        MeasureTable.Row(DoctorRepeats, measure.DoctorRepeats),
    ];

    private static NumberField Share(string key, string remedy) => new(key, 0.01, 1) { IsWhole = false, Remedy = remedy };
}
