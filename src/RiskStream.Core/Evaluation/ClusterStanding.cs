using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>A cluster of stays that are alike, at an institution at the end of a day.</summary>
public sealed record ClusterStanding : IStanding
{
    /// <summary>The institution.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The last day of the window.</summary>
    public required CivilDay Day { get; init; }

    /// <inheritdoc/>
    public required Severity Severity { get; init; }

    /// <summary>c, and the other figures of the cluster.</summary>
    public required CaseCluster Cluster { get; init; }

    /// <summary>The limit of c.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether all were admitted so close to each other that it is HIGH by that alone.</summary>
    public required bool IsByAdmissions { get; init; }

    /// <summary>Mean J of the peers.</summary>
    public required double PeerLikeness { get; init; }

    /// <summary>How many peers.</summary>
    public required int Peers { get; init; }

    /// <summary>How many of their stays were compared.</summary>
    public required int PeerStays { get; init; }

    /// <summary>Mean J of the cluster over that of the peers.</summary>
    public required double Lift { get; init; }

    /// <inheritdoc/>
    public EventTimestamp At => Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.End;

    /// <inheritdoc/>
    public double Ratio => (double)Cluster.Persons / Limit;
}
