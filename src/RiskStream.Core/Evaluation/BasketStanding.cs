using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>A basket that a pharmacy sold far more often than others, at the end of a day.</summary>
public sealed record BasketStanding : IStanding
{
    /// <summary>The pharmacy.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The last day of the window.</summary>
    public required CivilDay Day { get; init; }

    /// <summary>Hash of the basket.</summary>
    public required ulong Hash { get; init; }

    /// <summary>Its items and their quantities, such as <c>A*1;B*0.5</c>.</summary>
    public required string Items { get; init; }

    /// <summary>n_b: purchases with the basket.</summary>
    public required int Count { get; init; }

    /// <summary>n: all purchases of the pharmacy.</summary>
    public required int Purchases { get; init; }

    /// <summary>am: the share of what all purchases cost that these make up.</summary>
    public required double AmountShare { get; init; }

    /// <summary>How many other pharmacies it was compared with.</summary>
    public required int Peers { get; init; }

    /// <summary>All purchases of these together.</summary>
    public required long PeerPurchases { get; init; }

    /// <summary>The median of their supports.</summary>
    public required double PeerMedian { get; init; }

    /// <summary>The limit of the support.</summary>
    public required double Limit { get; init; }

    /// <summary>supp: the share of the purchases with the basket.</summary>
    public double Support => (double)Count / Purchases;

    /// <summary>
    /// What the support is divided by: the peers' median, or one sale among all that they sold where that is more. It is the least that their
    /// purchases could show, so that the lift of what nobody else sells is a number that grows with what is known of them.
    /// </summary>
    public double PeerSupport => Math.Max(PeerMedian, 1.0 / PeerPurchases);

    /// <summary>lift.</summary>
    public double Lift => Support / PeerSupport;

    /// <inheritdoc/>
    public required Severity Severity { get; init; }

    /// <inheritdoc/>
    public EventTimestamp At => Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.End;

    /// <inheritdoc/>
    public double Ratio => Support / Limit;
}
