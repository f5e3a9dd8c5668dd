using RiskStream.EventTime;

namespace RiskStream.Rules;

/// <summary>When a civil day is complete: at an hour of the next one, and after the time by which its facts may come late.</summary>
/// <param name="Hour">0 … 23, UTC+8.</param>
/// <param name="Wait">At least zero.</param>
public sealed record DayClosing(int Hour, TimeSpan Wait)
{
    /// <summary>When the event time reaches this, a day is judged.</summary>
    public EventTimestamp Of(CivilDay day) => day.End + TimeSpan.FromHours(Hour) + Wait;

    /// <summary>The last day that is complete when the event time has reached an instant.</summary>
    public CivilDay LastBy(EventTimestamp now) => (now - Wait - TimeSpan.FromHours(Hour)).Day - 1;
}
