namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>
/// What a rule's arithmetic says of a subject: the highest severity and the day on which it first crossed.
/// </summary>
internal sealed record Verdict(string Severity, string AnchorDay)
{
    public static readonly Verdict Silent = new("NONE", "");

    private static readonly string[] Severities = ["NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"];

    /// <summary>One verdict for each subject that was hit.</summary>
    public static Dictionary<string, Verdict> BySubject(IEnumerable<SubjectHit> hits) => hits
        .GroupBy(hit => hit.Subject)
        .ToDictionary(
            group => group.Key,
            group => new Verdict(
                group.MaxBy(hit => Array.IndexOf(Severities, hit.Severity))!.Severity,
                CivilDays.Text(CivilDays.Of(group.Min(hit => hit.At)))));
}
