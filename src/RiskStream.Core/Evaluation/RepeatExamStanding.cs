using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>A limit that examinations of a group reach, or one of them that came too soon.</summary>
internal abstract record RepeatExamStanding(EventTimestamp At, EventTimestamp Until, Severity Severity, double Ratio) : IStanding
{
    /// <summary>Too often.</summary>
    internal sealed record Often(WindowStanding Window)
        : RepeatExamStanding(Window.At, Window.Until, Window.Severity, Window.Ratio);

    /// <summary>Too soon, until the day on which it could have been done.</summary>
    internal sealed record Soon(Gap Gap, int MinDays, long Fen, Severity How) : RepeatExamStanding(
        Gap.Later.At, (Gap.Earlier.At.Day + MinDays).Start, How, (double)(MinDays - Gap.Days) / MinDays);
}
