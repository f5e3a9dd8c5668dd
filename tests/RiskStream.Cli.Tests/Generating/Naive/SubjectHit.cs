namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>That a rule's arithmetic says something of a subject at an instant (Unix seconds).</summary>
internal sealed record SubjectHit(string Subject, long At, string Severity);
