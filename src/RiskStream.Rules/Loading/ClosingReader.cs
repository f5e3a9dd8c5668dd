using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads when a civil day is complete.</summary>
internal static class ClosingReader
{
    private static readonly NumberField Hour = new("close_hour", 0, 23) { Remedy = "Give the hour of the next day at which a day is complete." };

    private static readonly NumberField WaitHours = new("wait_hours", 0, 720)
    {
        Remedy = "Give the hours by which facts of a day may come late, such as 96.",
    };

    public static DayClosing Read(Section section) =>
        new(section.Whole(Hour) ?? 0, TimeSpan.FromHours(section.Whole(WaitHours) ?? 0));

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(DayClosing closing) =>
    [
        MeasureTable.Row(Hour, closing.Hour),
        MeasureTable.Row(WaitHours, closing.Wait.TotalHours),
    ];
}
