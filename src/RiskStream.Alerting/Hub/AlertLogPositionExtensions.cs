using System.Collections.Immutable;
using RiskStream.Ports;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// Comparing and combining places in the alert log. Places are only partly ordered: partitions advance apart.
/// </summary>
internal static class AlertLogPositionExtensions
{
    /// <summary>The next offset of a partition; 0, its beginning, where the place does not name it.</summary>
    public static long NextOf(this AlertLogPosition position, int partition) =>
        position.NextOffsets.GetValueOrDefault(partition);

    /// <summary>Whether everything that lies before <paramref name="other"/> also lies before this place.</summary>
    public static bool Reaches(this AlertLogPosition position, AlertLogPosition other)
    {
        if (ReferenceEquals(position, other))
        {
            return true;
        }

        foreach (var (partition, next) in other.NextOffsets)
        {
            if (position.NextOf(partition) < next)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The further of both in every partition.</summary>
    public static AlertLogPosition Joined(this AlertLogPosition position, AlertLogPosition other)
    {
        if (other.Reaches(position))
        {
            return other;
        }

        var further = position.NextOffsets;
        foreach (var (partition, next) in other.NextOffsets)
        {
            if (position.NextOf(partition) < next)
            {
                further = further.SetItem(partition, next);
            }
        }

        return ReferenceEquals(further, position.NextOffsets) ? position : new AlertLogPosition(further);
    }

    /// <summary>The place some alerts earlier in every partition, but not before a floor.</summary>
    public static AlertLogPosition SteppedBack(this AlertLogPosition position, long alerts, AlertLogPosition floor) =>
        new(position.NextOffsets.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => Math.Min(entry.Value, Math.Max(floor.NextOf(entry.Key), entry.Value - alerts))));
}
