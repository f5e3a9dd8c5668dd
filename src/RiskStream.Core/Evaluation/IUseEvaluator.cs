using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// Judges one rule on the visits of an institution, or on a therapist's treatments there. Pure: the same uses always say the same.
/// </summary>
/// <typeparam name="TUse">What is used.</typeparam>
public interface IUseEvaluator<TUse>
    where TUse : InstitutionUse
{
    /// <summary>The rule.</summary>
    RuleDefinition Rule { get; }

    /// <summary>How many earlier days enter what is said of a day.</summary>
    int DaysBack { get; }

    /// <summary>
    /// What the uses say from <paramref name="judgedFrom"/> on. <paramref name="known"/> holds what was measured of days before: it
    /// depends on the day and the one before it. <paramref name="confirmed"/> days are no baseline.
    /// </summary>
    IReadOnlyList<AlertDraft> Evaluate(
        VisitSubject subject,
        UseTimeline<TUse> uses,
        StandingCache<VisitMeasurement> known,
        EventTimestamp judgedFrom,
        IReadOnlyList<DaySpan> confirmed);
}
