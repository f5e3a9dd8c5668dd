using RiskStream.Core.Tests;
using RiskStream.Facts;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>What a scenario says of an alert; what it leaves out may be anything.</summary>
internal sealed record ExpectedAlert(
    string? Subject,
    string? Anchor,
    string? Severity,
    double? Measured,
    double? Threshold,
    string? Excluded,
    string? Evidence,
    string? Amount)
{
    public static ExpectedAlert Read(Node node)
    {
        var alert = new ExpectedAlert(
            node.Text("subject"),
            node.Text("anchor"),
            node.Text("severity"),
            node.Number("measured"),
            node.Number("threshold"),
            node.Text("excluded"),
            node.Text("evidence"),
            node.Text("amount"));
        node.MustBeRead();
        return alert;
    }

    /// <summary>What is told of an alert, with what is not expected left out.</summary>
    public ExpectedAlert Of(FinalAlert alert, Money? amount) => new(
        Subject is null ? null : alert.Subject,
        Anchor is null ? null : alert.Anchor.ToString(),
        Severity is null ? null : alert.Severity.ToString().ToLowerInvariant(),
        Measured is null ? null : Math.Round(alert.Measured, 4),
        Threshold is null ? null : Math.Round(alert.Threshold, 4),
        Excluded is null ? null : alert.Excluded,
        Evidence is null ? null : alert.Evidence,
        Amount is null ? null : amount?.ToString() ?? "none");
}
