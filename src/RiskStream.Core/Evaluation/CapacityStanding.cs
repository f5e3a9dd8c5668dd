using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>Which condition makes the alert.</summary>
public enum CapacityCause : byte
{
    /// <summary>More visits than the doctors can see.</summary>
    Load,

    /// <summary>A week far above the usual one.</summary>
    Growth,

    /// <summary>More manual therapy than a therapist's day has.</summary>
    Therapy,
}

/// <summary>How a civil day of an institution, or of a therapist there, stands.</summary>
/// <param name="Day">The day.</param>
/// <param name="Severity">The severity reached.</param>
/// <param name="Cause">By what.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Limit">What it reaches, or for load and therapy is above.</param>
/// <param name="Visits">Visits of the day.</param>
/// <param name="Doctors">Registered doctors; 0 if not known.</param>
/// <param name="Growth">The week against earlier ones, if that is the cause.</param>
public sealed record CapacityStanding(
    CivilDay Day,
    Severity Severity,
    CapacityCause Cause,
    double Value,
    double Limit,
    int Visits = 0,
    int Doctors = 0,
    GrowthVsSelf? Growth = null) : IStanding
{
    /// <inheritdoc/>
    public EventTimestamp At => Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.End;

    /// <inheritdoc/>
    public double Ratio => Value / Limit;
}

/// <summary>How much was done on a civil day: visits, or ten-thousandths of minutes.</summary>
/// <param name="Amount">The sum.</param>
public sealed record CapacityDay(long Amount) : VisitMeasurement;
