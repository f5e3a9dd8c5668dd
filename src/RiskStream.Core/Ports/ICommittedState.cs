using RiskStream.Checkpoints;

namespace RiskStream.Ports;

/// <summary>
/// Reads what stages have committed, for those who own no partition and change nothing. One try: whoever asks has a deadline of its
/// own. Safe for concurrent use.
/// </summary>
public interface ICommittedState
{
    /// <summary>Reads the state under keys of a partition, and the memory of its checkpoint, in one round trip.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer.</exception>
    ValueTask<CommittedState> ReadAsync(StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Reads the state under keys of any partitions in one round trip, in their order; null for a key that has none.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer.</exception>
    ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken);
}

/// <summary>A key and the partition in which its state is.</summary>
public readonly record struct PlacedKey(StagePartition Partition, string Key);

/// <summary>What a partition has committed.</summary>
/// <param name="Values">State as keys stand; null for a key that has none.</param>
/// <param name="Memory">The memory of the checkpoint; empty for a partition that was never committed.</param>
public sealed record CommittedState(IReadOnlyList<byte[]?> Values, byte[] Memory);
