using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule P01 by brute force, for the pharmacies of a registry with their tills.</summary>
internal sealed class CardBurstCount(EffectiveFacts facts, IReadOnlyDictionary<string, int> tillsOfPharmacies)
{
    private sealed record Burst(long Day, HashSet<string> Persons, bool OneDeviceNoFace);

    /// <summary>
    /// Every pharmacy and civil day that the rule is not silent about, with the day's highest severity.
    /// </summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() =>
        facts.Settlements
            .Where(envelope => tillsOfPharmacies.ContainsKey(envelope.FixmedinsCode))
            .GroupBy(envelope => envelope.FixmedinsCode)
            .SelectMany(group => Judge(
                group.Key,
                tillsOfPharmacies[group.Key],
                [.. group.OrderBy(envelope => envelope.EventTime.Seconds)]));

    private static IEnumerable<(string Subject, string Day, string Severity)> Judge(
        string pharmacy, int tills, List<Envelope> swipes)
    {
        var bursts = swipes.Select((_, at) => BurstAt(swipes, at, tills)).OfType<Burst>().ToList();
        foreach (var day in bursts.GroupBy(burst => burst.Day))
        {
            var isHigh = day.Any(burst => burst.OneDeviceNoFace || RepeatedDays(burst, bursts) >= 2);
            yield return (pharmacy, CivilDays.Text(day.Key), isHigh ? "HIGH" : "MEDIUM");
        }
    }

    private static Burst? BurstAt(List<Envelope> swipes, int at, int tills)
    {
        var now = swipes[at].EventTime.Seconds;
        var recent = Since(swipes, at, now - 600);
        var persons = recent.Select(swipe => swipe.Settlement.Person.PsnKey).ToHashSet();
        if (persons.Count < 6 * tills || MedianGap(recent) * tills > 45)
        {
            return null;
        }

        var hour = Since(swipes, at, now - 3600).Select(swipe => swipe.Settlement.Person.PsnKey).Distinct().Count();
        if (MeanOfHour(swipes, now) is not { } mean || hour < 3 * Math.Max(mean, 2))
        {
            return null;
        }

        var oneDevice = recent.Select(swipe => swipe.DevNo).Distinct().Count() == 1
            && !recent.Exists(swipe => swipe.Settlement.RsFaceVerified || swipe.Settlement.MdtrtCertType == "01");
        return new Burst(CivilDays.Of(swipes[at].EventTime), persons, oneDevice);
    }

    /// <summary>The swipes later than an instant, up to the one at hand.</summary>
    private static List<Envelope> Since(List<Envelope> swipes, int at, long instant)
    {
        var first = at;
        while (first > 0 && swipes[first - 1].EventTime.Seconds > instant)
        {
            first--;
        }

        return swipes.GetRange(first, at - first + 1);
    }

    private static double MedianGap(List<Envelope> recent)
    {
        var gaps = recent.Zip(recent.Skip(1), (a, b) => b.EventTime.Seconds - a.EventTime.Seconds).Order().ToList();
        return gaps.Count % 2 == 1 ? gaps[gaps.Count / 2] : (gaps[(gaps.Count / 2) - 1] + gaps[gaps.Count / 2]) / 2.0;
    }

    /// <summary>The hour's mean over the eight weeks before; none with fewer than four of them on record.</summary>
    private static double? MeanOfHour(List<Envelope> swipes, long now)
    {
        var first = swipes[0].EventTime.Seconds;
        var hourStart = now - (now % 3600);
        var counts = Enumerable.Range(1, 8)
            .Select(week => hourStart - (7 * week * CivilDays.Day))
            .Where(start => start + CivilDays.Day >= first)
            .Select(start => swipes.Count(swipe => swipe.EventTime.Seconds - start is >= 0 and < 3600))
            .ToList();
        return counts.Count < 4 ? null : counts.Average();
    }

    private static int RepeatedDays(Burst burst, List<Burst> all) =>
        all.Where(other => other.Day < burst.Day && other.Day >= burst.Day - 30)
            .Where(other => Jaccard(other.Persons, burst.Persons) >= 0.5)
            .Select(other => other.Day)
            .Distinct()
            .Count();

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common / (double)(one.Count + other.Count - common);
    }
}
