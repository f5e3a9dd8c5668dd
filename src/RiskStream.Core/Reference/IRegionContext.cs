using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Reference;

/// <summary>
/// What is known of the region around an institution, frozen for each civil day: published by the region stage where there is one.
/// Answers are null while unknown, and rules then say so instead of guessing.
/// </summary>
public interface IRegionContext
{
    /// <summary>How far the region's own number of persons with an item lies above its usual one, in standard deviations.</summary>
    double? ItemScore(string region, string item, CivilDay day);

    /// <summary>The peers' share of persons with an item.</summary>
    PeerShare? PeersOf(ProviderId provider, string item, CivilDay day);

    /// <summary>Whether most pharmacies of the region had bursts in the hour of an instant, as after an outage.</summary>
    bool? IsRegionWideBurst(string region, EventTimestamp time);
}

/// <summary>Peers' share of persons with an item: median and robust spread.</summary>
/// <param name="Median">Median share, 0 … 1.</param>
/// <param name="Deviation">Median absolute deviation of the share.</param>
/// <param name="Institutions">How many peers; fewer than 8 are no peer group.</param>
public sealed record PeerShare(double Median, double Deviation, int Institutions);

/// <summary>Nothing is known of the region.</summary>
public sealed class UnknownRegion : IRegionContext
{
    /// <summary>The only instance.</summary>
    public static UnknownRegion Instance { get; } = new();

    /// <inheritdoc/>
    public double? ItemScore(string region, string item, CivilDay day) => null;

    /// <inheritdoc/>
    public PeerShare? PeersOf(ProviderId provider, string item, CivilDay day) => null;

    /// <inheritdoc/>
    public bool? IsRegionWideBurst(string region, EventTimestamp time) => null;
}
