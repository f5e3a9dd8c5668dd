using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Scoring;

/// <summary>What of an alert that stands counts for the score of whom it speaks of.</summary>
/// <param name="AlertId">Its identity.</param>
/// <param name="RuleId">Its rule.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="At">Event time of the fact that made it what it is.</param>
/// <param name="IsFalsePositive">Whether a reviewer dismissed it.</param>
public sealed record ScoredAlert(string AlertId, string RuleId, Severity Severity, EventTimestamp At, bool IsFalsePositive);
