namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>
/// What a rule's arithmetic says of a subject: the highest severity and the day on which it first crossed.
/// </summary>
internal sealed record Verdict(string Severity, string AnchorDay)
{
    public static readonly Verdict Silent = new("NONE", "");
}
