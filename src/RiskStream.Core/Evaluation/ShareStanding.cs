using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>A share of an institution at the end of a day that is over a limit.</summary>
public sealed record ShareStanding : IStanding
{
    /// <summary>The institution.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The last day of the window.</summary>
    public required CivilDay Day { get; init; }

    /// <summary>Stays in the window.</summary>
    public required int Stays { get; init; }

    /// <inheritdoc/>
    public required Severity Severity { get; init; }

    /// <summary>What is over the limit: a share, or its growth.</summary>
    public required double Measured { get; init; }

    /// <summary>The limit.</summary>
    public required double Limit { get; init; }

    /// <summary>Which limit it is.</summary>
    public required ShareLimitKind By { get; init; }

    /// <summary>The share itself.</summary>
    public required double Share { get; init; }

    /// <summary>Of what, where a rule knows several kinds.</summary>
    public FeeKind Kind { get; init; }

    /// <summary>What the share was in the window before; null if that has too few stays.</summary>
    public double? Before { get; init; }

    /// <summary>The peers; null if they are too few.</summary>
    public RatioVsPeer? Peers { get; init; }

    /// <summary>How many institutions of the group could have been peers.</summary>
    public int PeersKnown { get; init; }

    /// <inheritdoc/>
    public EventTimestamp At => Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.End;

    /// <inheritdoc/>
    public double Ratio => Limit > 0 ? Measured / Limit : Measured;
}

/// <summary>Which limit a share is over.</summary>
public enum ShareLimitKind
{
    /// <summary>A share that is given, far from the peers.</summary>
    GivenShare,

    /// <summary>A multiple of the peers' median.</summary>
    PeerMedian,

    /// <summary>The peers' 95th percentile.</summary>
    PeerP95,

    /// <summary>Its own share in the window before.</summary>
    Growth,
}
