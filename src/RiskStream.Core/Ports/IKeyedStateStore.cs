using RiskStream.Checkpoints;

namespace RiskStream.Ports;

/// <summary>
/// Keeps the state of partitions. Guarantee: a commit stores state and offset together or not at all, and only for the newest
/// owner. Safe for concurrent use by different partitions; calls for one partition come one after another.
/// </summary>
public interface IKeyedStateStore
{
    /// <summary>Takes a partition over from whoever had it: the owner epoch grows by one, and older owners are fenced.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds.</exception>
    ValueTask<PartitionLease> AcquireAsync(StagePartition partition, CancellationToken cancellationToken);

    /// <summary>Reads the state under several keys in one round trip; null for a key that has none. Results stand as keys do.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds.</exception>
    ValueTask<IReadOnlyList<byte[]?>> LoadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// The keys of a partition that have or had state, in <see cref="KeyOrder"/>: those after <paramref name="after"/>, at most
    /// <paramref name="most"/>. Those of state that has expired may still be among them; those that have state all are.
    /// </summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds.</exception>
    ValueTask<IReadOnlyList<string>> ListKeysAsync(
        StagePartition partition, string after, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Stores changes and the checkpoint that belongs to them, if the lease is still the newest and the partition stands at
    /// <paramref name="from"/>. A try whose answer was lost may be repeated: it is recognised by its offsets.
    /// </summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds; the outcome is unknown.</exception>
    ValueTask<WriteOutcome> CommitAsync(
        PartitionLease lease,
        CheckpointPosition from,
        Checkpoint next,
        IReadOnlyList<StateChange> changes,
        CancellationToken cancellationToken);
}
