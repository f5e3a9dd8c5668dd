namespace RiskStream.Alerts;

/// <summary>How serious a suspicion is. The numbers are those of the wire contract.</summary>
public enum Severity : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>提示: shown only at the point of care.</summary>
    Low = 1,

    /// <summary>关注: kept in lists.</summary>
    Medium = 2,

    /// <summary>高风险: pushed at once.</summary>
    High = 3,

    /// <summary>明确违规: pushed at once.</summary>
    Critical = 4,
}
