using System.Collections.Concurrent;
using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.InMemory;

/// <summary>
/// State in this process's memory, for replay and tests. Guarantee: answers as the Redis store does, fencing and
/// offsets included, except that nothing expires and nothing outlives the store. Safe for use from any thread.
/// </summary>
public sealed class InMemoryStateStore : IKeyedStateStore, ICommittedState
{
    private readonly ConcurrentDictionary<StagePartition, StoredPartition> _partitions = new();

    /// <inheritdoc/>
    public ValueTask<PartitionLease> AcquireAsync(StagePartition partition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (epoch, checkpoint) = Stored(partition).Acquire();
        return ValueTask.FromResult(new PartitionLease(partition, epoch, checkpoint));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]?>> LoadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<byte[]?>>(Stored(partition).Load(keys));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListKeysAsync(
        StagePartition partition, string after, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<string>>(Stored(partition).ListKeys(after, most));
    }

    /// <inheritdoc/>
    public ValueTask<CommittedState> ReadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Stored(partition).Read(keys));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<byte[]?>>([.. keys.Select(key => Stored(key.Partition).Load([key.Key])[0])]);
    }

    /// <inheritdoc/>
    public ValueTask<WriteOutcome> CommitAsync(
        PartitionLease lease,
        CheckpointPosition from,
        Checkpoint next,
        IReadOnlyList<StateChange> changes,
        CancellationToken cancellationToken)
    {
        CommitTerms.Check(lease, from, next, changes);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Stored(lease.Partition).Commit(lease.OwnerEpoch, from, next, changes));
    }

    private StoredPartition Stored(StagePartition partition) =>
        _partitions.GetOrAdd(partition, static _ => new StoredPartition());
}
