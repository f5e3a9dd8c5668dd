using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>An item that took the place of a cheaper one, at an institution at the end of a day.</summary>
public sealed record SubstitutionStanding : IStanding
{
    /// <summary>The institution.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The last of the seven days.</summary>
    public required CivilDay Day { get; init; }

    /// <summary>The dearer item.</summary>
    public required string Dearer { get; init; }

    /// <summary>The cheaper one, which fell furthest.</summary>
    public required string Cheaper { get; init; }

    /// <summary>Units of the dearer item.</summary>
    public required RateVsBefore Rise { get; init; }

    /// <summary>Units of the cheaper one.</summary>
    public required RateVsBefore Decline { get; init; }

    /// <summary>What a unit of the dearer one costs, in fen.</summary>
    public required double DearerFen { get; init; }

    /// <summary>What a unit of the cheaper one cost, in fen.</summary>
    public required double CheaperFen { get; init; }

    /// <summary>g.</summary>
    public required double Growth { get; init; }

    /// <summary>The limit of g.</summary>
    public required double Limit { get; init; }

    /// <summary>How many other institutions of the prefecture charged either item in those days.</summary>
    public required int Others { get; init; }

    /// <summary>g of all these together; 0 where there are none.</summary>
    public required double OthersGrowth { get; init; }

    /// <summary>The fall of the cheaper item at all these together.</summary>
    public required double OthersFall { get; init; }

    /// <inheritdoc/>
    public Severity Severity => Severity.High;

    /// <inheritdoc/>
    public EventTimestamp At => Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.End;

    /// <inheritdoc/>
    public double Ratio => Growth / Limit;
}
