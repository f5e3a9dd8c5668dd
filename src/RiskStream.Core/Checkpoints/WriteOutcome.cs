namespace RiskStream.Checkpoints;

/// <summary>What became of a commit.</summary>
public enum WriteOutcome
{
    /// <summary>State and offset are stored, by this call or by an earlier try of the same one.</summary>
    Committed,

    /// <summary>A newer owner has the partition: nothing was written, and nothing may be written any more.</summary>
    Fenced,

    /// <summary>The store stands elsewhere than this owner left it, because it lost acknowledged writes: read it again and replay.</summary>
    Diverged,
}
