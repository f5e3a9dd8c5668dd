using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>事前事中服务反馈 (3103): what a doctor did about a finding of the check before settlement.</summary>
public sealed record AuditFeedback : Fact
{
    /// <summary>违规标识: the finding.</summary>
    public required string Finding { get; init; }

    /// <summary>Whether the order was continued; otherwise it was changed.</summary>
    public bool Continued { get; init; }

    /// <summary>Why it was continued, or empty.</summary>
    public string Reason { get; init; } = string.Empty;
}

/// <summary>处置: what a reviewer decided about an alert, and what the alert was about as far as the reviewer's console said it.</summary>
public sealed record Disposition : Fact
{
    /// <summary>The decision that an alert is right.</summary>
    public const string Confirm = "confirm";

    /// <summary>The alert.</summary>
    public required string Alert { get; init; }

    /// <summary>E.g. <c>confirm</c>, <c>dismiss</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>初审/复审: first or second review.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>Token of the reviewer, or empty.</summary>
    public string Reviewer { get; init; } = string.Empty;

    /// <summary>The rule of the alert, or empty.</summary>
    public string RuleId { get; init; } = string.Empty;

    /// <summary>What kind of subject the alert is about, or empty.</summary>
    public string SubjectKind { get; init; } = string.Empty;

    /// <summary>The subject of the alert, or empty.</summary>
    public string SubjectKey { get; init; } = string.Empty;

    /// <summary>The days of the alert's anchor and window, if known.</summary>
    public DaySpan? Days { get; init; }
}
