using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Evaluation;

/// <summary>A span of event time over which a rule's condition holds, with how high it stands.</summary>
public interface IStanding
{
    /// <summary>The instant at which it was measured.</summary>
    EventTimestamp At { get; }

    /// <summary>Until when the measurement holds if nothing else happens, exclusive.</summary>
    EventTimestamp Until { get; }

    /// <summary>The severity reached.</summary>
    Severity Severity { get; }

    /// <summary>Value over limit.</summary>
    double Ratio { get; }
}

/// <summary>Standings without a break between them.</summary>
/// <param name="Start">The first instant at which the condition holds.</param>
/// <param name="End">The first instant at which it no longer does.</param>
/// <param name="Peak">The highest standing, by <see cref="EpisodePeak"/>.</param>
/// <typeparam name="T">The rule's own measurement.</typeparam>
public sealed record Episode<T>(EventTimestamp Start, EventTimestamp End, T Peak)
    where T : class, IStanding
{
    /// <summary>The civil day on which the condition first holds.</summary>
    public CivilDay Anchor => Start.Day;
}

/// <summary>Makes episodes of standings.</summary>
public static class Episodes
{
    /// <summary>
    /// Joins standings, given by time, to episodes: a standing continues one that has not ended before it, or no longer ago than
    /// <paramref name="coolDown"/>.
    /// </summary>
    public static List<Episode<T>> Join<T>(IEnumerable<T> standings, TimeSpan coolDown = default)
        where T : class, IStanding
    {
        var episodes = new List<Episode<T>>();
        foreach (var standing in standings)
        {
            var open = episodes.Count > 0 ? episodes[^1] : null;
            if (open is null || standing.At > open.End + coolDown)
            {
                episodes.Add(new Episode<T>(standing.At, standing.Until, standing));
                continue;
            }

            var peak = open.Peak;
            var rises = EpisodePeak.IsHigher(peak.Severity, peak.Ratio, standing.Severity, standing.Ratio);
            episodes[^1] = new Episode<T>(
                open.Start, standing.Until > open.End ? standing.Until : open.End, rises ? standing : peak);
        }

        return episodes;
    }
}
