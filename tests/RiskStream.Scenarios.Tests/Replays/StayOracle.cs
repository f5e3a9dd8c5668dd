using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Scenarios.Tests.Replays;

/// <summary>
/// H01 by brute force, without any of the engine's code for it: for every person and every instant at which something can change, count the
/// distinct encounters of the last 30, 90 and 365 days.
/// </summary>
internal static class StayOracle
{
    private static readonly (int Days, int Medium, int High)[] Limits = [(30, 3, 4), (90, 4, 6), (365, 8, 12)];

    /// <summary>person | anchor day | severity | stays at the peak, one line an episode.</summary>
    public static SortedSet<string> AlertsOf(IEnumerable<PersonEvent> records)
    {
        var alerts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var person in records.GroupBy(record => record.Beneficiary.Value))
        {
            var stays = person
                .SelectMany(record => record.Assertions)
                .Select(assertion => assertion.Content)
                .OfType<Settlement>()
                .Where(settlement => settlement.Service == ServiceKind.Inpatient)
                .GroupBy(settlement => settlement.Encounter)
                .Select(encounter => encounter.Min(settlement => settlement.BegunAt.Micros))
                .ToList();
            foreach (var (anchor, severity, count) in EpisodesOf(stays))
            {
                alerts.Add($"{person.Key} | {anchor} | {severity} | {count}");
            }
        }

        return alerts;
    }

    private static IEnumerable<(CivilDay Anchor, string Severity, int Count)> EpisodesOf(List<long> stays)
    {
        var instants = stays.Concat(stays.SelectMany(stay => Limits.Select(limit => stay + (limit.Days * Micro.Day)))).Distinct().Order();
        var byAnchor = new SortedDictionary<int, (int Rank, double Ratio, int Count)>();
        int? open = null;
        long? ended = null;
        foreach (var instant in instants)
        {
            var best = BestAt(stays, instant);
            if (best.Rank == 0)
            {
                ended ??= instant;
                continue;
            }

            // A cool-down of a day: what rises again until then goes on.
            open = open is null || instant - ended > Micro.Day ? new EventTimestamp(instant).Day.Number : open;
            ended = null;
            var known = byAnchor.GetValueOrDefault(open.Value);
            if (best.Rank > known.Rank || (best.Rank == known.Rank && best.Ratio > known.Ratio))
            {
                byAnchor[open.Value] = best;
            }
        }

        return byAnchor.Select(entry => (new CivilDay(entry.Key), entry.Value.Rank == 2 ? "High" : "Medium", entry.Value.Count));
    }

    private static (int Rank, double Ratio, int Count) BestAt(List<long> stays, long instant)
    {
        (int Rank, double Ratio, int Count) best = default;
        foreach (var (days, medium, high) in Limits)
        {
            var count = stays.Count(stay => stay > instant - (days * Micro.Day) && stay <= instant);
            foreach (var (rank, limit) in new[] { (1, medium), (2, high) })
            {
                var ratio = (double)count / limit;
                if (count >= limit && (rank > best.Rank || (rank == best.Rank && ratio > best.Ratio)))
                {
                    best = (rank, ratio, count);
                }
            }
        }

        return best;
    }
}
