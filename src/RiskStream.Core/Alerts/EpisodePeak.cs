namespace RiskStream.Alerts;

/// <summary>
/// Which instant of an episode an alert reports: the highest severity, then the highest ratio of value to limit, then the earliest.
/// </summary>
public static class EpisodePeak
{
    /// <summary>Whether the other standing is higher than the first; the first wins a tie.</summary>
    public static bool IsHigher(Severity severity, double ratio, Severity otherSeverity, double otherRatio) =>
        otherSeverity > severity || (otherSeverity == severity && otherRatio > ratio);

    /// <summary>Two episodes that share an anchor day, as one: the span of both, the peak of the higher.</summary>
    public static AlertDraft Merge(AlertDraft first, AlertDraft second)
    {
        var secondIsHigher = IsHigher(
            first.Severity, first.Measured / first.Threshold, second.Severity, second.Measured / second.Threshold);
        var peak = secondIsHigher ? second : first;
        return peak with
        {
            Anchor = first.Anchor,
            Start = first.Start <= second.Start ? first.Start : second.Start,
            End = first.End >= second.End ? first.End : second.End,
        };
    }
}
