using RiskStream.EventTime;

namespace RiskStream.Checking;

/// <summary>What a check says. Immutable.</summary>
public sealed record CheckAnswer
{
    /// <summary>All in one word.</summary>
    public required CheckVerdict Verdict { get; init; }

    /// <summary>What rules say of the candidate, what is asked for first.</summary>
    public IReadOnlyList<(string Id, CheckFinding Finding)> Findings { get; init; } = [];

    /// <summary>Rules that the scenario asks and that were not evaluated, by id.</summary>
    public IReadOnlyList<string> NotEvaluated { get; init; } = [];

    /// <summary>Why they were not, or empty.</summary>
    public string DegradedReason { get; init; } = string.Empty;

    /// <summary>The watermark of the state that was read; absent if none was.</summary>
    public EventTimestamp AsOf { get; init; }

    /// <summary>How long the answer took, the wait included.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The verdict that follows from findings when everything was evaluated.</summary>
    public static CheckVerdict VerdictOf(IEnumerable<CheckFinding> findings) =>
        findings.Select(finding => finding.Action).DefaultIfEmpty().Max() switch
        {
            Rules.CareAction.Block => CheckVerdict.Blocked,
            Rules.CareAction.RequireReason => CheckVerdict.ReasonRequired,
            Rules.CareAction.Remind => CheckVerdict.Reminded,
            _ => CheckVerdict.Pass,
        };
}

/// <summary>What a hospital hears in one word. Numbers are those of the contract.</summary>
public enum CheckVerdict : byte
{
    /// <summary>通过.</summary>
    Pass = 1,

    /// <summary>提醒.</summary>
    Reminded = 2,

    /// <summary>须说明理由.</summary>
    ReasonRequired = 3,

    /// <summary>拦截.</summary>
    Blocked = 4,

    /// <summary>Not everything could be evaluated, and nobody is held up for that.</summary>
    PassDegraded = 5,
}
