using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>备案: a transfer to another hospital (2501) or a recognised chronic disease (2503) was filed for a person.</summary>
public sealed record Filing : Fact
{
    /// <summary>What is filed.</summary>
    public required FilingKind Kind { get; init; }

    /// <summary>The institution that the person leaves; <c>default</c> if not said.</summary>
    public ProviderId From { get; init; }

    /// <summary>The institution that the person goes to; <c>default</c> if not said.</summary>
    public ProviderId To { get; init; }

    /// <summary>病种, or empty.</summary>
    public string Disease { get; init; } = string.Empty;

    /// <summary>First instant of validity; <c>default</c> if not said.</summary>
    public EventTimestamp BegunAt { get; init; }

    /// <summary>End of validity; <c>default</c> if open.</summary>
    public EventTimestamp EndedAt { get; init; }
}

/// <summary>What is filed. The numbers are stored.</summary>
public enum FilingKind : byte
{
    /// <summary>转院备案.</summary>
    Transfer = 1,

    /// <summary>慢特病备案.</summary>
    ChronicDisease = 2,
}
