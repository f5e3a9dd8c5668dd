using RiskStream.Checkpoints;

namespace RiskStream.State;

/// <summary>What every store asks of a commit before it looks at what is stored.</summary>
internal static class CommitTerms
{
    /// <summary>
    /// A commit moves the position on, because a repeated try is recognised by its positions alone, and names a key once,
    /// because changes of different keys may be stored in any order.
    /// </summary>
    public static void Check(PartitionLease lease, CheckpointPosition from, Checkpoint next, IReadOnlyList<StateChange> changes)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(changes);
        if (from.Offset < 0 || !next.Position.IsAfter(from))
        {
            throw new ArgumentOutOfRangeException(
                nameof(next),
                $"A commit of {lease.Partition} from offset {from} to {next.Position} does not move on, so a "
                + "repeated try could not be recognised. Commit with the next batch that has records, or as a further turn at the offset.");
        }

        var keys = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!keys.Add(change.Key))
            {
                throw new ArgumentException(
                    $"A commit of {lease.Partition} from offset {from} changes one key twice. Merge a key's changes.",
                    nameof(changes));
            }
        }
    }
}
