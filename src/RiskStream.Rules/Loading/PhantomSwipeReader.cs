using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>phantom_swipe</c>.</summary>
internal static class PhantomSwipeReader
{
    public const string Block = "phantom_swipe";

    private static readonly NumberField Repeats = Count("repeats", "Give the settlements of one amount in 24 hours that make MEDIUM.");

    private static readonly NumberField RepeatShare = Share("repeat_share", "Give their share of all settlements, such as 0.3.");

    private static readonly NumberField HighRepeats = Count("high_repeats", "Give the settlements of one amount in 24 hours that make HIGH.");

    private static readonly NumberField HighRepeatShare = Share("high_repeat_share", "Give their share of all settlements, such as 0.4.");

    private static readonly NumberField Nightly = Count("nightly", "Give the settlements at night that make HIGH.");

    private static readonly NumberField NightlyShare = Share("nightly_share", "Give their share of all settlements, such as 0.3.");

    private static readonly NumberField DrainedPersons = Count(
        "drained_persons", "Give the persons within an hour whose accounts are empty afterwards that make HIGH.");

    private static readonly NumberField DrainedYuan = new("drained_yuan", 0, 100)
    {
        IsWhole = false,
        Remedy = "Give the balance in yuan up to which an account counts as empty.",
    };

    public static PhantomSwipe Read(Section section)
    {
        var (repeats, high) = (section.Whole(Repeats), section.Whole(HighRepeats));
        if (high < repeats)
        {
            section.Complain(
                HighRepeats.Key, $"is {high}, below repeats, which is {repeats}: nothing would be MEDIUM. Give at least {repeats}.");
        }

        return new PhantomSwipe
        {
            Repeats = repeats ?? 0,
            RepeatShare = section.Number(RepeatShare) ?? 0,
            HighRepeats = high ?? 0,
            HighRepeatShare = section.Number(HighRepeatShare) ?? 0,
            Nightly = section.Whole(Nightly) ?? 0,
            NightlyShare = section.Number(NightlyShare) ?? 0,
            DrainedPersons = section.Whole(DrainedPersons) ?? 0,
            DrainedYuan = section.Number(DrainedYuan) ?? 0,
        };
    }

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(PhantomSwipe measure) =>
    [
        MeasureTable.Row(Repeats, measure.Repeats),
        MeasureTable.Row(RepeatShare, measure.RepeatShare),
        MeasureTable.Row(HighRepeats, measure.HighRepeats),
        MeasureTable.Row(HighRepeatShare, measure.HighRepeatShare),
        MeasureTable.Row(Nightly, measure.Nightly),
        MeasureTable.Row(NightlyShare, measure.NightlyShare),
        MeasureTable.Row(DrainedPersons, measure.DrainedPersons),
        MeasureTable.Row(DrainedYuan, measure.DrainedYuan),
    ];

    private static NumberField Count(string key, string remedy) => new(key, 2, 10_000) { Remedy = remedy };

    private static NumberField Share(string key, string remedy) => new(key, 0.01, 1) { IsWhole = false, Remedy = remedy };
}
