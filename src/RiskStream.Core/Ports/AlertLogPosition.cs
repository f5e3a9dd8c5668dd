using System.Collections.Immutable;

namespace RiskStream.Ports;

/// <summary>A place in the alert log: for each partition the next offset to read. Immutable.</summary>
/// <param name="NextOffsets">Partition to next offset; a partition that is missing is read from its beginning.</param>
public sealed record AlertLogPosition(ImmutableSortedDictionary<int, long> NextOffsets)
{
    /// <summary>The beginning of every partition.</summary>
    public static AlertLogPosition Origin { get; } = new(ImmutableSortedDictionary<int, long>.Empty);

    /// <summary>The place after an alert.</summary>
    public AlertLogPosition After(int partition, long offset) => new(NextOffsets.SetItem(partition, offset + 1));

    /// <summary>Whether an alert lies before this place, and hence was read.</summary>
    public bool Covers(int partition, long offset) => NextOffsets.TryGetValue(partition, out var next) && offset < next;
}
