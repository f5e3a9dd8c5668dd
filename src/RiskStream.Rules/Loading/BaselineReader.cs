namespace RiskStream.Rules.Loading;

/// <summary>Reads how far a comparison with an institution's own past looks back.</summary>
internal static class BaselineReader
{
    public static readonly NumberField Weeks = new("baseline_weeks", 4, 8)
    {
        Remedy = "Give the weeks looked back; what happened longer ago is forgotten.",
    };

    public static readonly NumberField MinSamples = new("min_samples", 1, 8)
    {
        Remedy = "Give the weeks without which the comparison says nothing.",
    };

    public static (int Weeks, int MinSamples) Read(Section section)
    {
        var weeks = section.Whole(Weeks);
        var samples = section.Whole(MinSamples);
        if (samples > weeks)
        {
            section.Complain(
                MinSamples.Key,
                $"is {samples}, above baseline_weeks, which is {weeks}: the rule would never speak. "
                    + $"Lower it to at most {weeks}.");
        }

        return (weeks ?? 0, samples ?? 0);
    }
}
