namespace RiskStream.Checkpoints;

/// <summary>One partition of one stage, the unit of ownership.</summary>
/// <param name="Stage">Name of the stage, e.g. <c>person</c>.</param>
/// <param name="Partition">Number of the input partition.</param>
public readonly record struct StagePartition(string Stage, int Partition)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Stage}:{Partition}";
}
