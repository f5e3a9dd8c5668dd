namespace RiskStream.Alerts;

/// <summary>What a revision of an alert says. The numbers are those of the wire contract.</summary>
public enum AlertKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A new suspicion, or one that was withdrawn and holds again.</summary>
    Raised = 1,

    /// <summary>The same suspicion with other evidence or severity.</summary>
    Updated = 2,

    /// <summary>The facts no longer support it.</summary>
    Withdrawn = 3,

    /// <summary>A reviewer decided on it.</summary>
    Disposed = 4,
}
