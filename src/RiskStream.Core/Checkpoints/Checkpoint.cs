namespace RiskStream.Checkpoints;

/// <summary>Where a partition stands: written in one step with the state that belongs to it.</summary>
/// <param name="NextOffset">The first offset of the input that is not in the state.</param>
/// <param name="Memory">The partition's own memory, see <see cref="Stages.StageMemory"/>.</param>
/// <param name="Turn">How many commits have left the offset as it is.</param>
public sealed record Checkpoint(long NextOffset, byte[] Memory, long Turn = 0)
{
    /// <summary>Nothing read yet.</summary>
    public static Checkpoint Start { get; } = new(0, []);

    /// <summary>Offset and turn.</summary>
    public CheckpointPosition Position => new(NextOffset, Turn);
}
