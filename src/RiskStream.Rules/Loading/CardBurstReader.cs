namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>card_burst</c>.</summary>
internal static class CardBurstReader
{
    public const string Block = "card_burst";

    public static readonly NumberField Persons = new("persons", 2, 1000)
    {
        Remedy = "Give the number of persons in 10 minutes at one till.",
    };

    public static readonly NumberField MedianGapSeconds = new("median_gap_seconds", 1, 600)
    {
        IsWhole = false,
        Remedy = "Give the median gap between settlements in seconds.",
    };

    public static readonly NumberField HourFactor = new("hour_factor", 1, 100)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the usual number of persons in an hour.",
    };

    public static readonly NumberField HourFloor = new("hour_floor", 0.5, 1000)
    {
        IsWhole = false,
        Remedy = "Give what the usual number counts as at least.",
    };

    public static readonly NumberField GroupOverlap = new("group_overlap", 0.1, 1)
    {
        IsWhole = false,
        Remedy = "Give the share of common persons as a fraction, such as 0.5.",
    };

    public static readonly NumberField GroupDays = new("group_days", 1, 30)
    {
        Remedy = "Give the number of earlier days with the same persons that makes HIGH.",
    };

    public static readonly NumberField GroupMemoryDays = new("group_memory_days", 1, 60)
    {
        Remedy = "Give in whole days how long a burst is remembered.",
    };

    public static CardBurst Read(Section section)
    {
        var days = section.Whole(GroupDays);
        var memory = section.Whole(GroupMemoryDays);
        if (days > memory)
        {
            section.Complain(
                GroupDays.Key,
                $"is {days}, above group_memory_days, which is {memory}: so many days are never remembered. "
                    + $"Lower it to at most {memory}.");
        }

        var baseline = BaselineReader.Read(section);
        return new CardBurst
        {
            Persons = section.Whole(Persons) ?? 0,
            MedianGapSeconds = section.Number(MedianGapSeconds) ?? 0,
            HourFactor = section.Number(HourFactor) ?? 0,
            HourFloor = section.Number(HourFloor) ?? 0,
            BaselineWeeks = baseline.Weeks,
            MinSamples = baseline.MinSamples,
            GroupOverlap = section.Number(GroupOverlap) ?? 0,
            GroupDays = days ?? 0,
            GroupMemoryDays = memory ?? 0,
        };
    }
}
