using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What the idle days of a stay come to, as far as they are closed.</summary>
/// <param name="Stay">The stay.</param>
/// <param name="Idle">Its idle days, in order.</param>
/// <param name="Run">The most of them in a row, the earliest such row.</param>
/// <param name="Share">Their share of a stay that has ended and is long enough; else absent.</param>
/// <param name="Measure">The limits.</param>
internal sealed record IdleBedStanding(
    EncounterFacts Stay, IReadOnlyList<StayDay> Idle, IReadOnlyList<StayDay> Run, double? Share, IdleBed Measure) : IStanding
{
    public EventTimestamp At => Idle[^1].Day.End;

    public EventTimestamp Until => At + TimeSpan.FromHours(24);

    public Severity Severity =>
        Run.Count >= Measure.HighDays || IsByShare ? Severity.High : Run.Count >= Measure.MediumDays ? Severity.Medium : Severity.None;

    public double Ratio => Measured / Limit;

    /// <summary>Whether it is the share that makes it HIGH, and not the days in a row.</summary>
    public bool IsByShare => Run.Count < Measure.HighDays && Share >= Measure.HighShare;

    public double Measured => IsByShare ? Math.Round(Share!.Value, 4) : Run.Count;

    public double Limit => IsByShare ? Measure.HighShare : Run.Count >= Measure.HighDays ? Measure.HighDays : Measure.MediumDays;
}
