namespace RiskStream.Reference.Lists;

/// <summary>How an agreement or an eligibility stands.</summary>
public enum Standing : byte
{
    /// <summary>In force.</summary>
    Active,

    /// <summary>Suspended for a time.</summary>
    Suspended,

    /// <summary>Ended.</summary>
    Terminated,
}
