using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>capacity_exceeded</c>.</summary>
internal static class CapacityExceededReader
{
    public const string Block = "capacity_exceeded";

    private static readonly NumberField VisitsPerDoctor = new("visits_per_doctor", 1, 1000)
    {
        Remedy = "Give the visits that one doctor can see on a day.",
    };

    private static readonly NumberField MediumLoad = Load("medium_load", "Give the visits over what all doctors can see, such as 1.2.");

    private static readonly NumberField HighLoad = Load("high_load", "Give the visits over what all doctors can see, such as 1.8.");

    private static readonly NumberField MediumMinutes = Minutes("medium_minutes");

    private static readonly NumberField HighMinutes = Minutes("high_minutes");

    private static readonly NumberField GrowthFactor = new("growth_factor", 1, 100)
    {
        IsWhole = false,
        Remedy = "Give the multiple of the usual number of visits in seven days.",
    };

    private static readonly NumberField GrowthVisits = new("growth_visits", 1, 100_000)
    {
        Remedy = "Give the visits of seven days without which growth says nothing.",
    };

    public static CapacityExceeded Read(Section section)
    {
        var (load, highLoad) = (section.Number(MediumLoad), section.Number(HighLoad));
        var (minutes, highMinutes) = (section.Whole(MediumMinutes), section.Whole(HighMinutes));
        RefuseLower(section, HighLoad.Key, MediumLoad.Key, highLoad, load);
        RefuseLower(section, HighMinutes.Key, MediumMinutes.Key, highMinutes, minutes);
        var baseline = BaselineReader.Read(section);
        return new CapacityExceeded
        {
            VisitsPerDoctor = section.Whole(VisitsPerDoctor) ?? 0,
            MediumLoad = load ?? 0,
            HighLoad = highLoad ?? 0,
            MediumMinutes = minutes ?? 0,
            HighMinutes = highMinutes ?? 0,
            GrowthFactor = section.Number(GrowthFactor) ?? 0,
            GrowthVisits = section.Whole(GrowthVisits) ?? 0,
            BaselineWeeks = baseline.Weeks,
            MinSamples = baseline.MinSamples,
        };
    }

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(CapacityExceeded measure) =>
    [
        MeasureTable.Row(VisitsPerDoctor, measure.VisitsPerDoctor),
        MeasureTable.Row(MediumLoad, measure.MediumLoad),
        MeasureTable.Row(HighLoad, measure.HighLoad),
        MeasureTable.Row(MediumMinutes, measure.MediumMinutes),
        MeasureTable.Row(HighMinutes, measure.HighMinutes),
        MeasureTable.Row(GrowthFactor, measure.GrowthFactor),
        MeasureTable.Row(GrowthVisits, measure.GrowthVisits),
        MeasureTable.Row(BaselineReader.Weeks, measure.BaselineWeeks),
        MeasureTable.Row(BaselineReader.MinSamples, measure.MinSamples),
    ];

    private static void RefuseLower(Section section, string highKey, string mediumKey, double? high, double? medium)
    {
        if (high < medium)
        {
            section.Complain(
                highKey, $"is {high}, below {mediumKey}, which is {medium}: nothing would be MEDIUM. Give at least {medium}.");
        }
    }

    private static NumberField Load(string key, string remedy) => new(key, 0.1, 100) { IsWhole = false, Remedy = remedy };

    private static NumberField Minutes(string key) =>
        new(key, 1, 1440) { Remedy = "Give the minutes of therapy by one therapist on a day." };
}
