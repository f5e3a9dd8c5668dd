namespace RiskStream.Cli.Generating;

/// <summary>
/// What has been planted, for one rule and one subject: a scheme, for which an alert is expected, or a legitimate
/// look-alike, for which none is. Subjects and days are written as alerts write them.
/// </summary>
public sealed record SchemeLabel
{
    /// <summary>
    /// Names the planted pattern; several labels share one where a pattern concerns several subjects or days.
    /// </summary>
    public required string SchemeId { get; init; }

    /// <summary>The rule that is to see it, or to be silent about it.</summary>
    public required string RuleId { get; init; }

    /// <summary>False: a legitimate look-alike.</summary>
    public required bool IsScheme { get; init; }

    /// <summary>"psn", "psn+inst", "psn+generic", "psn+group", "mdtrt", "inst", "inst+item", "inst+group+item", "inst+icd3", "inst+basket", "inst+addr" or "trace".</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The subject's parts, joined by "|".</summary>
    public required string SubjectKey { get; init; }

    /// <summary>LOW, MEDIUM, HIGH or CRITICAL: the highest severity that the alert reaches; NONE for a look-alike.</summary>
    public required string Severity { get; init; }

    /// <summary>
    /// Civil day (UTC+8, yyyy-MM-dd) on which the threshold is first crossed; empty for a look-alike.
    /// </summary>
    public string AnchorDay { get; init; } = "";

    /// <summary>Civil days of the facts involved, ascending.</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>
    /// The facts involved: ADM:mdtrt_id, SET:setl_id. Fee lines are inline, so those of a settlement are
    /// FEE:mdtrt_id:feedetl_sn with the mdtrt_id that the settlement carries.
    /// </summary>
    public required IReadOnlyList<string> BusinessKeys { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Description { get; init; }
}
