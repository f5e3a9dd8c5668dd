using RiskStream.Alerts;
using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

/// <summary>What an oracle measured at one of its instants; null severity means that nothing is reached.</summary>
internal sealed record NaiveStanding(EventTimestamp At, Severity Severity, double Measured, double Threshold)
{
    public required EventTimestamp WindowStart { get; init; }

    public required EventTimestamp WindowEnd { get; init; }

    public required string Evidence { get; init; }

    public required string Excluded { get; init; }
}

/// <summary>Cuts what an oracle measured, instant by instant, into the alerts that should stand.</summary>
internal static class NaiveEpisodes
{
    /// <summary>
    /// The alerts of one subject. Standings lie in one episode while each follows the one before within <paramref name="reach"/>, how
    /// long a standing holds and the cool-down after it; episodes that begin on one civil day are one alert; it reports the highest standing, of several the earliest.
    /// </summary>
    public static IEnumerable<FinalAlert> Alerts(
        string rule, Subject subject, IEnumerable<NaiveStanding> standings, TimeSpan reach)
    {
        var episodes = new List<List<NaiveStanding>>();
        foreach (var standing in standings)
        {
            if (episodes.Count > 0 && standing.At - episodes[^1][^1].At <= reach)
            {
                episodes[^1].Add(standing);
            }
            else
            {
                episodes.Add([standing]);
            }
        }

        return episodes.GroupBy(episode => episode[0].At.Day).Select(day =>
        {
            var peak = day.SelectMany(episode => episode)
                .OrderByDescending(standing => standing.Severity)
                .ThenByDescending(standing => standing.Measured / standing.Threshold)
                .ThenBy(standing => standing.At)
                .First();
            return new FinalAlert(
                AlertId.Of(rule, subject, day.Key),
                rule,
                subject.Key,
                day.Key,
                peak.Severity,
                Math.Round(peak.Measured, 6),
                Math.Round(peak.Threshold, 6),
                peak.WindowStart,
                peak.WindowEnd,
                peak.Evidence,
                peak.Excluded);
        });
    }
}
