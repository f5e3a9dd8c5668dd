namespace RiskStream.Checkpoints;

/// <summary>The right to write a partition's state until somebody takes a newer one.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="OwnerEpoch">Grows with each assignment; the store refuses writes with an older one.</param>
/// <param name="Checkpoint">Where the partition stood when the lease was taken.</param>
public sealed record PartitionLease(StagePartition Partition, long OwnerEpoch, Checkpoint Checkpoint);
