using RiskStream.Alerts;

namespace RiskStream.Rules;

/// <summary>
/// When a rule is judged, and what it may ask of a hospital that checks before it settles (rule catalogue, part C §1 and §6). Data;
/// immutable.
/// </summary>
public sealed record PointOfCare
{
    /// <summary>In the stream after the settlement, and nowhere else.</summary>
    public static PointOfCare None { get; } = new() { Phases = [RulePhase.After] };

    /// <summary>When it is judged, each once, in order of care.</summary>
    public required IReadOnlyList<RulePhase> Phases { get; init; }

    /// <summary>How much of it a check can say.</summary>
    public Synchrony Synchronous { get; init; } = Synchrony.Never;

    /// <summary>Whether a check may refuse what the rule says CRITICAL of.</summary>
    public bool MayBlock { get; init; }

    /// <summary>
    /// What a check asks for: a reminder at LOW and MEDIUM, a reason at HIGH and CRITICAL, and a refusal at CRITICAL only where the rule may
    /// block. A rule that a check cannot decide only reminds, and nobody is refused in an emergency.
    /// </summary>
    public CareAction ActionFor(Severity severity, bool isEmergency) => (Synchronous, severity) switch
    {
        (Synchrony.Never, _) or (_, Severity.None) => CareAction.None,
        (Synchrony.Reads, _) or (_, Severity.Low or Severity.Medium) => CareAction.Remind,
        (_, Severity.Critical) when MayBlock && !isEmergency => CareAction.Block,
        _ => CareAction.RequireReason,
    };
}

/// <summary>事前, 事中, 事后.</summary>
public enum RulePhase : byte
{
    /// <summary>At registration and when care is ordered (3101).</summary>
    Before = 1,

    /// <summary>At the settlement (3102).</summary>
    During = 2,

    /// <summary>In the stream after the settlement, and periodically.</summary>
    After = 3,
}

/// <summary>How much of a rule a check before a settlement can say.</summary>
public enum Synchrony : byte
{
    /// <summary>Nothing: the rule is judged in the stream only.</summary>
    Never = 0,

    /// <summary>What the stream said before: a reminder.</summary>
    Reads = 1,

    /// <summary>All of it, from what is kept of the person and the request.</summary>
    Decides = 2,
}

/// <summary>What a check asks of a hospital.</summary>
public enum CareAction : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>提醒: to take note.</summary>
    Remind = 1,

    /// <summary>说明理由: to say why it goes on.</summary>
    RequireReason = 2,

    /// <summary>拦截: not to settle this by the fund.</summary>
    Block = 3,
}
