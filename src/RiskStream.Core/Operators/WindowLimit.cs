using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>A value within a window that makes an alert.</summary>
/// <param name="Term">What is counted.</param>
/// <param name="Days">Length of the window in days, at least 1; the window of an instant t is (t − days, t].</param>
/// <param name="AtLeast">The limit, above 0.</param>
/// <param name="Severity">The severity when the limit is reached.</param>
public sealed record WindowLimit(WindowTerm Term, int Days, double AtLeast, Severity Severity)
{
    /// <summary>Whether the window is the civil day (UTC+8) up to the instant, and not the last 24 hours; only with one day.</summary>
    public bool IsCivilDay { get; init; }

    /// <summary>Whether the window is long enough, 30 days, for facts beyond the allowed lateness to enter it.</summary>
    public bool TakesTooLate => Days >= 30;

    /// <summary>The last instant before the window of an instant.</summary>
    public EventTimestamp Before(EventTimestamp at) =>
        IsCivilDay ? new EventTimestamp(at.Day.Start.Micros - 1) : at - TimeSpan.FromDays(Days);

    /// <summary>The first instant at which something no longer lies in the window.</summary>
    public EventTimestamp LeftBy(EventTimestamp at) => IsCivilDay ? (at.Day + 1).Start : at + TimeSpan.FromDays(Days);

    /// <summary>Whether the window of an instant holds an occurrence.</summary>
    public bool Holds(Occurrence occurrence, EventTimestamp at) =>
        occurrence.At > Before(at) && occurrence.At <= at && (TakesTooLate || !occurrence.TooLate);
}
