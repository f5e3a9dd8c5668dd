using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>Judges one rule on what the stays of an institution are made of, against its peers. Pure.</summary>
internal interface IShareEvaluator : IDayEvaluator
{
    /// <summary>Whether a stay enters it.</summary>
    bool Counts(StayUse stay);

    /// <summary>The institutions of which something is to be said at the end of a day, of all that have stays.</summary>
    IReadOnlyList<ShareStanding> Measure(StayDays stays, CivilDay day);

    /// <summary>An alert about an episode's peak.</summary>
    AlertDraft Draft(Episode<ShareStanding> episode, StayDays stays);
}
