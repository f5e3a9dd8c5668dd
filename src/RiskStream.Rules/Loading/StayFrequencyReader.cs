
namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>stay_frequency</c>.</summary>
internal static class StayFrequencyReader
{
    public const string Block = "stay_frequency";

    public static readonly NumberField Days = new("days", 1, 366) { Remedy = "Give the window in whole days." };

    public static readonly NumberField AtLeast = new("at_least", 1, 1000)
    {
        Remedy = "Give the number of admissions that makes the alert.",
    };

    public static readonly NumberField KeyPersonReduction = new("key_person_reduction", 0, 5)
    {
        Remedy = "Say how much lower every limit is for a key person.",
        Absent = 0,
    };

    private const string LimitsRemedy = "Write each limit as { days: 30, at_least: 3, severity: medium }.";

    public static StayFrequency Read(Section section)
    {
        var limits = section.Sections("limits", LimitsRemedy, ReadLimit);
        var reduction = section.Whole(KeyPersonReduction) ?? 0;
        RefuseIdleLimits(section, limits);
        if (limits.Count > 0 && limits.Min(limit => limit.AtLeast) is var lowest && reduction >= lowest)
        {
            section.Complain(
                KeyPersonReduction.Key,
                $"is {reduction}, which would alert on the first admission; it must be below the lowest at_least, "
                    + $"{lowest}. Lower the one or raise the other.");
        }

        return new StayFrequency { Limits = limits, KeyPersonReduction = reduction };
    }

    private static CountLimit? ReadLimit(Section section)
    {
        var days = section.Whole(Days);
        var atLeast = section.Whole(AtLeast);
        var severity = section.Choice(SharedFields.Severity);
        return days is null || atLeast is null || severity is null
            ? null
            : new CountLimit(days.Value, atLeast.Value, severity.Value);
    }

    /// <summary>A limit that another one of the same window always overtakes can never be seen in an alert.</summary>
    private static void RefuseIdleLimits(Section section, IReadOnlyList<CountLimit> limits)
    {
        foreach (var limit in limits)
        {
            var stronger = limits.FirstOrDefault(other => !ReferenceEquals(other, limit)
                && other.Days == limit.Days
                && other.Severity >= limit.Severity
                && other.AtLeast <= limit.AtLeast);
            if (stronger is not null)
            {
                section.Complain(
                    "limits",
                    $"say at least {limit.AtLeast} in {limit.Days} days for {limit.Severity}, which is never seen, for "
                        + $"{stronger.AtLeast} in the same days make {stronger.Severity}. Remove one, or let the count "
                        + "grow with the severity.");
                return;
            }
        }
    }
}
