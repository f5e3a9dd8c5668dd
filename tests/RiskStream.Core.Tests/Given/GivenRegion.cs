using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;

namespace RiskStream.Core.Tests;

/// <summary>A region that stands as a test says, on every day.</summary>
internal sealed class GivenRegion : IRegionContext
{
    public double? Score { get; init; }

    public PeerShare? Peers { get; init; }

    public bool? IsBurst { get; init; }

    public double? ItemScore(string region, string item, CivilDay day) => Score;

    public PeerShare? PeersOf(ProviderId provider, string item, CivilDay day) => Peers;

    public bool? IsRegionWideBurst(string region, EventTimestamp time) => IsBurst;
}
