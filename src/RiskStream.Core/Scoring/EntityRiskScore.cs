using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Scoring;

/// <summary>
/// How much the alerts that stand of a person, an institution or a doctor weigh together: 1 − Π (1 − p · 2^(−age / 30 d)), with p = 0.05, 0.15,
/// 0.4 and 0.8 for LOW, MEDIUM, HIGH and CRITICAL (rule catalogue, part C §8.6). Every alert of a rule that a reviewer dismissed halves p of
/// all alerts of that rule on that entity, itself included. A function of the alerts that stand, in whatever order they came. Pure.
/// </summary>
public static class EntityRiskScore
{
    /// <summary>From here on an entity is watched.</summary>
    public const double Watched = 0.7;

    /// <summary>How long, from the last alert with which it reached <see cref="Watched"/>.</summary>
    public static readonly TimeSpan WatchedFor = TimeSpan.FromDays(90);

    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);

    /// <summary>The score at an instant, 0 … 1: of the alerts whose event time has come.</summary>
    public static double Of(IReadOnlyCollection<ScoredAlert> alerts, EventTimestamp asOf)
    {
        var dismissed = DismissedByRule(alerts);
        return 1 - alerts.Where(alert => alert.At <= asOf)
            .Select(alert => (Alert: alert, Weight: WeightOf(alert, dismissed, asOf)))
            .OrderBy(one => one.Weight).ThenBy(one => one.Alert.AlertId, StringComparer.Ordinal)
            .Aggregate(1.0, (rest, one) => rest * (1 - one.Weight));
    }

    /// <summary>What one of the alerts weighs at an instant, 0 … 0.8.</summary>
    public static double WeightOf(ScoredAlert alert, IReadOnlyCollection<ScoredAlert> alerts, EventTimestamp asOf) =>
        alert.At <= asOf ? WeightOf(alert, DismissedByRule(alerts), asOf) : 0;

    /// <summary>
    /// Until when the entity is watched, if it is at an instant: 90 days from the last alert with which the score stood at 0.7 or above.
    /// </summary>
    public static EventTimestamp? WatchedUntil(IReadOnlyCollection<ScoredAlert> alerts, EventTimestamp asOf)
    {
        var instants = alerts.Select(alert => alert.At).Where(at => at <= asOf && asOf < at + WatchedFor).Distinct().OrderDescending();
        foreach (var at in instants)
        {
            if (Of(alerts, at) >= Watched)
            {
                return at + WatchedFor;
            }
        }

        return null;
    }

    private static double WeightOf(ScoredAlert alert, Dictionary<string, int> dismissed, EventTimestamp asOf) =>
        Of(alert.Severity)
        * Math.Pow(0.5, dismissed.GetValueOrDefault(alert.RuleId))
        * Math.Pow(2, -(asOf - alert.At) / HalfLife);

    private static Dictionary<string, int> DismissedByRule(IEnumerable<ScoredAlert> alerts) =>
        alerts.Where(alert => alert.IsFalsePositive).CountBy(alert => alert.RuleId).ToDictionary();

    private static double Of(Severity severity) => severity switch
    {
        Severity.Critical => 0.8,
        Severity.High => 0.4,
        Severity.Medium => 0.15,
        Severity.Low => 0.05,
        _ => 0,
    };
}
