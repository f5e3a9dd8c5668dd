using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>The settlements of the stays that a share is made of.</summary>
internal static class ShareEvidence
{
    /// <summary>Those of the institution in the window of a standing, by time.</summary>
    public static IReadOnlyList<Use<StayUse>> Of(
        UseTimeline<StayUse> stays, ShareStanding peak, int days, Func<StayUse, bool> counts) =>
        [.. stays.Between((peak.Day - (days - 1)).Start, peak.Day.End).Where(use => use.Content.Provider == peak.Provider && counts(use.Content))];
}
