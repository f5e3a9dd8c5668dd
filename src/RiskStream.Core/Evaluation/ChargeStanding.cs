using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>One thing that is wrong with the charges of a scope.</summary>
/// <param name="At">The instant from which on it holds.</param>
/// <param name="Until">The last instant of its scope.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Hit">What was found.</param>
/// <param name="Words">The finding, as part of a sentence.</param>
/// <param name="Fault">What is charged too much: money of one fault counts once; empty if the amount cannot be told.</param>
internal sealed record ChargeStanding(
    EventTimestamp At, EventTimestamp Until, Severity Severity, LookupHit Hit, Bilingual Words, string Fault) : IStanding
{
    public double Ratio => Hit.Measured / Hit.Threshold;

    /// <summary>The last instant of a day: charges of the next one, from midnight on, are another episode.</summary>
    public static EventTimestamp LastOf(CivilDay day) => new(day.End.Micros - 1);
}
