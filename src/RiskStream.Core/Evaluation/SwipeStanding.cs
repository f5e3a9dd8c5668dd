using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>Which condition makes the alert.</summary>
public enum SwipeCause : byte
{
    /// <summary>The same amount.</summary>
    Amount,

    /// <summary>At night.</summary>
    Night,

    /// <summary>Accounts that are empty afterwards.</summary>
    Drained,
}

/// <summary>How the settlements of 24 hours, or of one, stand at one of them.</summary>
/// <param name="At">The settlement with which the window ends.</param>
/// <param name="Severity">The severity reached.</param>
/// <param name="Cause">By what.</param>
/// <param name="Value">The number measured.</param>
/// <param name="Limit">The number that it reaches.</param>
/// <param name="Settlements">All settlements of the 24 hours that count.</param>
/// <param name="Amount">The amount that repeats, if that is the cause.</param>
public sealed record SwipeStanding(
    EventTimestamp At, Severity Severity, SwipeCause Cause, int Value, int Limit, int Settlements, Money Amount) : IStanding
{
    /// <summary>Length of the window in which amounts and nights are counted.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Length of the window in which empty accounts are counted, and of a pane.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public EventTimestamp Until => At + Hour;

    /// <inheritdoc/>
    public double Ratio => (double)Value / Limit;

    /// <summary>Length of the window of its cause.</summary>
    public TimeSpan Window => Cause == SwipeCause.Drained ? Hour : Day;
}

/// <summary>The settlements of a civil day at which something stands.</summary>
/// <param name="Standings">By time.</param>
public sealed record SwipeDay(IReadOnlyList<SwipeStanding> Standings) : VisitMeasurement;
