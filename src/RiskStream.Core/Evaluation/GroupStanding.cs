using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Evaluation;

/// <summary>How many of a group were admitted within the window that ends with an admission.</summary>
/// <param name="At">That admission.</param>
/// <param name="Persons">Distinct persons in the window.</param>
/// <param name="Limit">The number of persons that it reaches.</param>
/// <param name="Bursts">Separate bursts of the group so far, this one with them.</param>
/// <param name="Severity">The severity reached.</param>
/// <param name="Window">Length of the window.</param>
public sealed record GroupStanding(
    EventTimestamp At, int Persons, int Limit, int Bursts, Severity Severity, TimeSpan Window) : IStanding
{
    /// <summary>As long as a window may hold some of the same admissions, it is the same burst.</summary>
    public EventTimestamp Until => At + Window;

    /// <inheritdoc/>
    public double Ratio => (double)Persons / Limit;
}
