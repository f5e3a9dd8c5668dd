using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What the alerts of all rules on a person's timeline say in the same way.</summary>
internal static class EpisodeReport
{
    /// <summary>An alert about the episode's peak.</summary>
    public static AlertDraft Draft<T>(
        RuleDefinition rule,
        Episode<T> episode,
        (EventTimestamp Start, EventTimestamp Last) window,
        (double Value, double Limit, string Of) measured,
        IReadOnlyList<FactKey> evidence,
        (ProviderId Provider, string Region, FactKey By) where)
        where T : class, IStanding => new()
        {
            Anchor = episode.Anchor,
            Start = episode.Start,
            End = episode.End,
            Severity = episode.Peak.Severity,
            WindowStart = window.Start,
            WindowEnd = new EventTimestamp(window.Last.Micros + 1),
            Measured = measured.Value,
            Threshold = measured.Limit,
            Measure = measured.Of,
            Evidence = [.. evidence.Take(AlertDraft.MaxEvidence)],
            EvidenceTotal = evidence.Count,
            AmountStatus = string.Empty,
            SentenceZh = string.Empty,
            SentenceEn = string.Empty,
            Provider = where.Provider,
            Region = where.Region,
            TriggeredBy = where.By,
            TriggeredAt = episode.Peak.At,
            ListVersions = rule.ListVersions(),
        };
}
