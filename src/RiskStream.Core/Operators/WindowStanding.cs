using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;

namespace RiskStream.Operators;

/// <summary>The highest limit that is reached at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="Until">Until when nothing changes, exclusive.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Value">What its window holds.</param>
/// <param name="Threshold">The limit as it is at that instant.</param>
/// <param name="Reduction">By how much the limit was lowered.</param>
public sealed record WindowStanding(
    EventTimestamp At, EventTimestamp Until, WindowLimit Limit, double Value, double Threshold, int Reduction) : IStanding
{
    /// <inheritdoc/>
    public Severity Severity => Limit.Severity;

    /// <inheritdoc/>
    public double Ratio => Value / Threshold;
}
