using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>
/// OP1: count, sum or distinct count over sliding windows. Defined at every instant; it can change only where something happens or
/// leaves a window, and is measured there. Pure.
/// </summary>
public static class WindowAggregate
{
    private const double Tolerance = 1e-9;

    /// <summary>
    /// The highest limit reached at each instant at which any is, by time. <paramref name="reduction"/> says by how much all limits are
    /// lower at an instant; it changes only at <paramref name="changes"/>. Limits do not fall below 1.
    /// </summary>
    public static IEnumerable<WindowStanding> Standings(
        IReadOnlyList<Occurrence> occurrences,
        IReadOnlyList<WindowLimit> limits,
        Func<EventTimestamp, int>? reduction = null,
        IEnumerable<EventTimestamp>? changes = null)
    {
        var counted = occurrences.Where(occurrence => occurrence.ExcludedBy is null).ToList();
        if (!CanReach(counted, limits, reduction is not null))
        {
            yield break;
        }

        counted.Sort(InOrder);
        var windows = limits.Select(limit => new SlidingWindow(limit, counted)).ToList();
        var instants = Instants(counted, limits, changes ?? []);
        for (var i = 0; i < instants.Count - 1; i++)
        {
            if (HighestAt(windows, reduction?.Invoke(instants[i]) ?? 0, instants[i], instants[i + 1]) is { } standing)
            {
                yield return standing;
            }
        }
    }

    private static int InOrder(Occurrence left, Occurrence right)
    {
        var order = left.At.CompareTo(right.At);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Value, right.Key.Value);
    }

    /// <summary>A count cannot exceed the number of things, nor a sum all that there is: most persons need no closer look.</summary>
    private static bool CanReach(List<Occurrence> counted, IReadOnlyList<WindowLimit> limits, bool areReduced) =>
        counted.Count > 0
        && (areReduced || limits.Any(limit => limit.AtLeast <= Tolerance + (limit.Term is WindowTerm.Quantity or WindowTerm.Supply
            ? counted.Sum(occurrence => Math.Max(0, occurrence.Quantity))
            : counted.Count)));

    private static List<EventTimestamp> Instants(
        List<Occurrence> counted, IReadOnlyList<WindowLimit> limits, IEnumerable<EventTimestamp> changes)
    {
        var instants = new SortedSet<EventTimestamp>();
        foreach (var occurrence in counted)
        {
            instants.Add(occurrence.At);
            foreach (var limit in limits)
            {
                instants.Add(limit.LeftBy(occurrence.At));
            }
        }

        var (first, last) = (instants.Min, instants.Max);
        instants.UnionWith(changes.Where(change => change > first && change < last).ToList());
        return [.. instants];
    }

    private static WindowStanding? HighestAt(List<SlidingWindow> windows, int reduction, EventTimestamp at, EventTimestamp until)
    {
        WindowStanding? highest = null;
        foreach (var window in windows)
        {
            var limit = window.Limit;
            var value = window.MoveTo(at);
            var threshold = reduction == 0 ? limit.AtLeast : Math.Max(1, limit.AtLeast - reduction);
            if (value + Tolerance < threshold)
            {
                continue;
            }

            var standing = new WindowStanding(at, until, limit, value, threshold, reduction);
            if (highest is null || EpisodePeak.IsHigher(highest.Severity, highest.Ratio, standing.Severity, standing.Ratio))
            {
                highest = standing;
            }
        }

        return highest;
    }
}
