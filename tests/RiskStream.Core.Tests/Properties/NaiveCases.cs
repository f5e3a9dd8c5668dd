using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>H13 by brute force: every day and hospital, every stay against every other, by the names of their items.</summary>
internal static class NaiveCases
{
    /// <summary>Subject, day on which the episode begins, severity and persons, of the days that are complete by an instant.</summary>
    public static IEnumerable<string> Alerts(IReadOnlyList<NaiveEncounter> encounters, EventTimestamp now)
    {
        var cases = encounters.Select(CaseOf).OfType<Case>().ToList();
        return cases.GroupBy(one => (one.Prefecture, one.Diagnosis))
            .SelectMany(group => In([.. group], now).Select(found => $"{found.Provider}|{group.Key.Diagnosis} {found.Text}"))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Provider, string Text)> In(List<Case> cases, EventTimestamp now)
    {
        foreach (var provider in cases.Select(one => one.Provider).Distinct())
        {
            var (anchor, last, peak) = (default(CivilDay?), default(CivilDay), (Severe: false, Persons: 0, Limit: 1));
            for (var day = Some.OnDay(1).Day; day.End + TimeSpan.FromHours(36) <= now; day += 1)
            {
                if (Highest(cases, provider, day) is not { } found)
                {
                    continue;
                }

                if (anchor is { } begun && day.Number - last.Number > 2)
                {
                    yield return (provider, Of(begun, peak));
                    anchor = null;
                }

                peak = anchor is null || IsHigher(found, peak) ? found : peak;
                (anchor, last) = (anchor ?? day, day);
            }

            if (anchor is { } open)
            {
                yield return (provider, Of(open, peak));
            }
        }
    }

    public static string Of(CivilDay anchor, (bool Severe, int Persons, int Limit) peak) =>
        $"{anchor} {(peak.Severe ? "High" : "Medium")} {peak.Persons}/{peak.Limit}";

    private static bool IsHigher((bool Severe, int Persons, int Limit) one, (bool Severe, int Persons, int Limit) other) => one.Severe != other.Severe
        ? one.Severe
        : (double)one.Persons / one.Limit > (double)other.Persons / other.Limit;

    private static (bool Severe, int Persons, int Limit)? Highest(List<Case> cases, string provider, CivilDay day)
    {
        var counted = cases.FindAll(one => one.Counts && one.Day <= day);
        var own = counted.FindAll(one => one.Provider == provider && one.Day > day - 3);
        var peers = counted.FindAll(one => one.Provider != provider && one.Day > day - 9)
            .GroupBy(one => one.Provider).Select(one => MeanOf([.. one])).OfType<double>().ToList();
        if (peers.Count < 2)
        {
            return null;
        }

        return own.Select(centre => own.FindAll(one => IsLike(one, centre)))
            .Where(cluster => Persons(cluster) >= 2 && Variation(cluster) <= 0.02 && MeanOf(cluster) >= (1.2 * peers.Average()) - 1e-9)
            .Select(cluster => (
                Severe: Persons(cluster) >= 3 || cluster.Max(one => one.Admitted) - cluster.Min(one => one.Admitted) <= TimeSpan.FromHours(24),
                Persons: Persons(cluster),
                Limit: Persons(cluster) >= 3 ? 3 : 2))
            .OrderByDescending(one => one.Severe).ThenByDescending(one => one.Persons)
            .Select(one => ((bool, int, int)?)one).FirstOrDefault();
    }

    private static bool IsLike(Case one, Case centre) => one.Days == centre.Days
        && Math.Abs(Band(one) - Band(centre)) <= 2
        && (one == centre || Jaccard(one, centre) >= 0.7 - 1e-9);

    private static double Band(Case one) => Math.Round(Math.Log(one.Fen / 100.0) / 0.02);

    private static int Persons(List<Case> cases) => cases.Select(one => one.Person).Distinct().Count();

    private static double Variation(List<Case> cases)
    {
        var mean = cases.Average(one => one.Fen);
        return Math.Sqrt(cases.Average(one => (one.Fen - mean) * (one.Fen - mean))) / mean;
    }

    private static double? MeanOf(List<Case> cases)
    {
        var pairs = cases.SelectMany((one, i) => cases.Skip(i + 1).Where(other => other.Person != one.Person).Select(other => Jaccard(one, other))).ToList();
        return pairs.Count == 0 ? null : pairs.Average();
    }

    private static double Jaccard(Case one, Case other) =>
        (double)one.Items.Intersect(other.Items).Count() / one.Items.Union(other.Items).Count();

    private static Case? CaseOf(NaiveEncounter encounter)
    {
        var settlements = encounter.Of<Settlement>().ToList();
        if (settlements.Count == 0)
        {
            return null;
        }

        var (fact, last) = settlements[^1];
        var listed = encounter.Of<SettlementList>().Select(list => list.Content.Diagnoses).LastOrDefault(codes => codes.Count > 0);
        var items = encounter.Of<ClaimLine>().GroupBy(line => line.Content.Item)
            .Where(item => item.Sum(line => line.Content.QuantityE4) > 0).Select(item => item.Key).ToHashSet();
        return items.Count < 3 ? null : new Case(
            last.Provider.Value,
            last.Region[..4],
            (listed ?? last.Diagnoses)[0][..3],
            encounter.Person.Value,
            last.EventTime.Day,
            last.EndedAt.Day.Number - last.BegunAt.Day.Number,
            last.TotalCharge.Fen,
            last.BegunAt,
            items,
            !fact.TooLate && !encounter.HasDiagnosis("Z49"));
    }

    private sealed record Case(
        string Provider, string Prefecture, string Diagnosis, string Person, CivilDay Day, int Days, long Fen, EventTimestamp Admitted,
        HashSet<string> Items, bool Counts);
}
