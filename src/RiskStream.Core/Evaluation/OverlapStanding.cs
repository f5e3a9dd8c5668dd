using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>A stay that began while others at other institutions went on.</summary>
internal sealed record OverlapStanding(
    EventTimestamp At,
    EventTimestamp Last,
    Severity Severity,
    EncounterFacts Later,
    IReadOnlyList<SharedStay> Others,
    IReadOnlyDictionary<string, long> Excluded) : IStanding
{
    public required double Hours { get; init; }

    public required int BedDays { get; init; }

    public required double Limit { get; init; }

    public EventTimestamp Until => EventTimestamp.Later(Last, At + TimeSpan.FromHours(1));

    public double Value => Severity == Severity.Critical ? BedDays : Hours;

    public double Ratio => Value / Limit;
}

/// <summary>An earlier stay, what a later one has in common with it, and the days on which both charged a bed.</summary>
internal sealed record SharedStay(EncounterFacts Earlier, Interval Common, IReadOnlyList<CivilDay> BedDays);
