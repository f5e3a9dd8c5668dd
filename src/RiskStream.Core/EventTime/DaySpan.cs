namespace RiskStream.EventTime;

/// <summary>Civil days one after the other.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, in the span itself.</param>
public readonly record struct DaySpan(CivilDay First, CivilDay Last)
{
    /// <summary>Whether the span has a day of [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public bool Touches(EventTimestamp from, EventTimestamp to) => from < Last.End && to > First.Start;
}
