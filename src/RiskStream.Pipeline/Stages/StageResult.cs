using RiskStream.Checkpoints;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>What a batch made: everything that is to be published and then committed.</summary>
public sealed record StageResult
{
    /// <summary>Where the batch began.</summary>
    public required CheckpointPosition From { get; init; }

    /// <summary>Offset and memory to commit.</summary>
    public required Checkpoint Next { get; init; }

    /// <summary>What to publish, and counts.</summary>
    public required StageOutputs Outputs { get; init; }

    /// <summary>What to set aside.</summary>
    public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }

    /// <summary>State to store with the checkpoint.</summary>
    public required IReadOnlyList<StateChange> Changes { get; init; }
}
