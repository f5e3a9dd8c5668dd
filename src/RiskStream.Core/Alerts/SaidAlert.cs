using RiskStream.EventTime;

namespace RiskStream.Alerts;

/// <summary>What was last said about one episode: enough to tell whether the facts now say something else.</summary>
public sealed record SaidAlert
{
    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The subject.</summary>
    public required Subject Subject { get; init; }

    /// <summary>The anchor day.</summary>
    public required CivilDay Anchor { get; init; }

    /// <summary>The last revision.</summary>
    public required uint Revision { get; init; }

    /// <summary>The case it belongs to, see <see cref="Alerts.CaseId"/>.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its severity.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Value over limit at its peak.</summary>
    public required double Ratio { get; init; }

    /// <summary>When its peak was reached.</summary>
    public required EventTimestamp PeakAt { get; init; }

    /// <summary>The episode's end as it was said.</summary>
    public required EventTimestamp End { get; init; }

    /// <summary>Digest of what was said, see <see cref="AlertDigest"/>.</summary>
    public required ulong Digest { get; init; }

    /// <summary>Whether the last revision withdrew it.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Whether any revision was published; false while only history was loaded.</summary>
    public bool Published { get; init; }

    /// <summary>Whether history changed it after it was published: the next live record says so.</summary>
    public bool Unsaid { get; init; }
}
