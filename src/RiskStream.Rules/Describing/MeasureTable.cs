using RiskStream.Rules.Loading;

namespace RiskStream.Rules.Describing;

/// <summary>The numbers of a measure with the ranges within which a region may set them.</summary>
internal static class MeasureTable
{
    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(StayFrequency m)
    {
        var rows = m.Limits.Select((limit, i) => (
            $"limits[{i}]",
            $"{limit.Severity.ToString().ToLowerInvariant()}: {limit.AtLeast} in {limit.Days} days",
            $"{StayFrequencyReader.AtLeast.Range} in {StayFrequencyReader.Days.Range} days"));
        return [.. rows, Row(StayFrequencyReader.KeyPersonReduction, m.KeyPersonReduction)];
    }

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(ItemSurge m) =>
    [
        Row(ItemSurgeReader.MinPersons, m.MinPersons),
        Row(ItemSurgeReader.MediumScore, m.MediumScore),
        Row(ItemSurgeReader.HighScore, m.HighScore),
        Row(BaselineReader.Weeks, m.BaselineWeeks),
        Row(BaselineReader.MinSamples, m.MinSamples),
        Row(ItemSurgeReader.WarmUpDays, m.WarmUpDays),
        Row(ItemSurgeReader.PanelPersons, m.PanelPersons),
        Row(ItemSurgeReader.PanelShare, m.PanelShare),
        Row(ItemSurgeReader.PanelMinItems, m.PanelMinItems),
        Row(ItemSurgeReader.WeekPersons, m.WeekPersons),
        Row(ItemSurgeReader.PeerShareFactor, m.PeerShareFactor),
        Row(ItemSurgeReader.PeerScore, m.PeerScore),
        ("silent_specialties", m.SilentSpecialties.Count == 0 ? "none" : string.Join(", ", m.SilentSpecialties), "any"),
    ];

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(CardBurst m) =>
    [
        Row(CardBurstReader.Persons, m.Persons),
        Row(CardBurstReader.MedianGapSeconds, m.MedianGapSeconds),
        Row(CardBurstReader.HourFactor, m.HourFactor),
        Row(CardBurstReader.HourFloor, m.HourFloor),
        Row(BaselineReader.Weeks, m.BaselineWeeks),
        Row(BaselineReader.MinSamples, m.MinSamples),
        Row(CardBurstReader.GroupOverlap, m.GroupOverlap),
        Row(CardBurstReader.GroupDays, m.GroupDays),
        Row(CardBurstReader.GroupMemoryDays, m.GroupMemoryDays),
    ];

    /// <summary>The row of one number.</summary>
    public static (string Key, string Value, string Range) Row(NumberField field, double value) =>
        (field.Key, Wording.Number(value), field.Range);
}
