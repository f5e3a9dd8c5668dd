using System.Text.RegularExpressions;
using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>Alerts as text, to compare and to print.</summary>
internal static class Text
{
    /// <summary>A revision with everything that it says.</summary>
    public static string Of(RiskAlert alert) =>
        $"{alert.AlertId}/{alert.Revision} {alert.Kind} {FinalAlert.Of(alert.Rule.Id, alert.Subject, alert.Draft)} "
        + $"{alert.Draft.Start}…{alert.Draft.End} {alert.Draft.SentenceEn} {alert.Draft.AmountAtRisk} by {alert.CausedBy} "
        + $"as of {alert.AsOf} {alert.WithdrawnReason}";

    /// <summary>A fact with everything that it says.</summary>
    public static string OfFact(Fact fact)
    {
        var lists = fact switch
        {
            Admission admission => admission.Diagnoses,
            Discharge discharge => discharge.Diagnoses,
            Settlement settlement => settlement.Diagnoses,
            VisitDiagnosis visit => visit.Diagnoses,
            SettlementList list => list.Diagnoses,
            ClaimLine line => line.Diagnoses,
            _ => [],
        };
        return Regex.Replace($"{fact}", "(Diagnoses|Operations|TraceCodes) = [^,}]*", string.Empty) + string.Join(' ', lists);
    }

    /// <summary>How many revisions there are, and the last of them.</summary>
    public static string Last(TwoStages engine) =>
        $"{engine.Alerts.Count}: {(engine.Alerts.Count > 0 ? Of(engine.Alerts[^1]) : string.Empty)}";

    /// <summary>What two sequences say, if they differ; else null.</summary>
    public static string? Difference<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        var wanted = expected.ToList();
        var found = actual.ToList();
        var same = wanted.Zip(found).TakeWhile(pair => EqualityComparer<T>.Default.Equals(pair.First, pair.Second)).Count();
        return same == wanted.Count && same == found.Count ? null
            : $"after {same} that are equal, expected\n  {string.Join("\n  ", wanted.Skip(same))}\n"
                + $"and found\n  {string.Join("\n  ", found.Skip(same))}";
    }
}
