namespace RiskStream.Checkpoints;

/// <summary>
/// Where a partition stands, and how often it was committed there without moving on: that is how what happens between two records, the
/// taking of new lists, is told from a repeated commit. Ordered by offset and then turn.
/// </summary>
/// <param name="Offset">The first offset that is not in the state.</param>
/// <param name="Turn">How many commits have left the offset as it is; 0 after one that moved it.</param>
public readonly record struct CheckpointPosition(long Offset, long Turn)
{
    /// <summary>An offset that the last commit moved to.</summary>
    public static implicit operator CheckpointPosition(long offset) => FromInt64(offset);

    /// <summary>An offset that the last commit moved to.</summary>
    public static CheckpointPosition FromInt64(long offset) => new(offset, 0);

    /// <summary>Whether it comes after another.</summary>
    public bool IsAfter(CheckpointPosition other) => Offset > other.Offset || (Offset == other.Offset && Turn > other.Turn);

    /// <summary>The offset, and the turn if there is one.</summary>
    public override string ToString() => Turn == 0 ? $"{Offset}" : $"{Offset} turn {Turn}";
}
