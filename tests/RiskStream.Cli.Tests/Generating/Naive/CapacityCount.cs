using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule C03 by brute force, for the clinics of a registry with their doctors.</summary>
internal sealed class CapacityCount(EffectiveFacts facts, IReadOnlyDictionary<string, int> doctorsOfClinics)
{
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() =>
        facts.Settlements
            .Where(envelope => doctorsOfClinics.ContainsKey(envelope.FixmedinsCode))
            .GroupBy(envelope => envelope.FixmedinsCode)
            .SelectMany(group => Judge(group.Key, doctorsOfClinics[group.Key], [.. group]));

    private static IEnumerable<(string Subject, string Day, string Severity)> Judge(string clinic, int doctors, List<Envelope> visits)
    {
        var byDay = visits.GroupBy(visit => CivilDays.Of(visit.EventTime))
            .ToDictionary(day => day.Key, day => day.Select(visit => visit.Settlement.MdtrtId).Distinct().Count());
        foreach (var (day, count) in byDay)
        {
            var load = count / (80.0 * doctors);
            if (load > 1.2 || HasGrown(byDay, day))
            {
                yield return (clinic, CivilDays.Text(day), load > 1.8 ? "HIGH" : "MEDIUM");
            }
        }
    }

    private static bool HasGrown(Dictionary<long, int> byDay, long day)
    {
        var first = byDay.Keys.Min();
        var usual = Enumerable.Range(1, 8).Select(week => day - (7 * week))
            .Where(end => end - 6 >= first)
            .Select(WeekTo)
            .Where(count => count > 0)
            .ToList();
        return usual.Count >= 4 && WeekTo(day) >= 70 && WeekTo(day) >= 3 * usual.Average();

        int WeekTo(long end) => byDay.Where(entry => entry.Key <= end && entry.Key > end - 7).Sum(entry => entry.Value);
    }
}
