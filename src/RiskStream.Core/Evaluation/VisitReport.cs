using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What the alerts of all rules on the visits of an institution say in the same way.</summary>
internal static class VisitReport
{
    /// <summary>Why no money is named where a whole day is at fault.</summary>
    public const string NotComputed = "not computed: the number as a whole is at fault, not any one of them";

    /// <summary>An alert about the episode's peak; money and words are still to be said.</summary>
    public static AlertDraft Draft<T>(
        RuleDefinition rule,
        VisitSubject subject,
        Episode<T> episode,
        (EventTimestamp Start, EventTimestamp End) window,
        (double Value, double Limit, string Of) measured,
        IReadOnlyList<(FactKey Key, EventTimestamp Time)> evidence)
        where T : class, IStanding => new()
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = episode.Peak.Severity,
            WindowStart = window.Start,
            WindowEnd = window.End,
            Measured = measured.Value,
            Threshold = measured.Limit,
            Measure = measured.Of,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence).Select(use => use.Key)],
            EvidenceTotal = evidence.Count,
            AmountStatus = NotComputed,
            SentenceZh = string.Empty,
            SentenceEn = string.Empty,
            Provider = subject.Provider,
            Region = subject.Region,
            TriggeredBy = evidence[^1].Key,
            TriggeredAt = evidence[^1].Time,
            ListVersions = rule.ListVersions(),
        };
}
