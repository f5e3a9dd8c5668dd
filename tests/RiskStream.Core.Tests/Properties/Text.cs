using RiskStream.Alerts;

namespace RiskStream.Core.Tests;

/// <summary>A revision with everything that it says, as text.</summary>
internal static class Text
{
    public static string Of(RiskAlert alert) =>
        $"{alert.AlertId}/{alert.Revision} {alert.Kind} {FinalAlert.Of(alert.Rule.Id, alert.Subject, alert.Draft)} "
        + $"{alert.Draft.Start}…{alert.Draft.End} {alert.Draft.SentenceEn} {alert.Draft.AmountAtRisk} by {alert.CausedBy} "
        + $"as of {alert.AsOf} {alert.WithdrawnReason}";
}
