namespace RiskStream.Alerts;

/// <summary>What a measured value was compared with.</summary>
public sealed record Baseline
{
    /// <summary><c>self</c> or <c>peers</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Mean of the samples.</summary>
    public double Mean { get; init; }

    /// <summary>Standard deviation of the samples.</summary>
    public double Deviation { get; init; }

    /// <summary>How many samples.</summary>
    public int Samples { get; init; }

    /// <summary>The measured value's distance from the mean, in the rule's own unit.</summary>
    public double Score { get; init; }

    /// <summary>How it was made, in words.</summary>
    public string MadeOf { get; init; } = string.Empty;

    /// <summary>Why a part of the comparison was not made, or empty.</summary>
    public string SilentReason { get; init; } = string.Empty;
}
