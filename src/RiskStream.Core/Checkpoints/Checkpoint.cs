namespace RiskStream.Checkpoints;

/// <summary>Where a partition stands: written in one step with the state that belongs to it.</summary>
/// <param name="NextOffset">The first offset of the input that is not in the state.</param>
/// <param name="Memory">The partition's own memory, see <see cref="Stages.StageMemory"/>.</param>
public sealed record Checkpoint(long NextOffset, byte[] Memory)
{
    /// <summary>Nothing read yet.</summary>
    public static Checkpoint Start { get; } = new(0, []);
}
