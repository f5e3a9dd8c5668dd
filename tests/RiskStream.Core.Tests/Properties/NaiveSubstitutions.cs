using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>H12 by brute force: every day, hospital and pair of items counted anew from all lines that hold.</summary>
internal static class NaiveSubstitutions
{
    /// <summary>Subject, day on which the episode begins and highest growth, of the days that are complete by an instant.</summary>
    public static IEnumerable<string> Alerts(IReadOnlyList<NaiveEncounter> encounters, EventTimestamp now)
    {
        var lines = encounters.SelectMany(encounter => encounter.Of<ClaimLine>()).Where(line => !line.Fact.TooLate && line.Content.Item is "A" or "B" or "C")
            .Select(line => line.Content).ToList();
        return lines.GroupBy(line => line.Region[..4]).SelectMany(prefecture => In([.. prefecture], now)).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> In(List<ClaimLine> lines, EventTimestamp now)
    {
        foreach (var (provider, item) in lines.Select(line => (line.Provider, line.Item)).Distinct())
        {
            var (anchor, last, peak) = (default(CivilDay?), default(CivilDay), 0.0);
            for (var day = Some.OnDay(1).Day; day.End + TimeSpan.FromHours(36) <= now; day += 1)
            {
                if (GrowthOf(lines, provider, item, day) is not { } growth)
                {
                    continue;
                }

                if (anchor is { } begun && day.Number - last.Number > 2)
                {
                    yield return Of(provider, item, begun, peak);
                    (anchor, peak) = (null, 0);
                }

                (anchor, last, peak) = (anchor ?? day, day, Math.Max(peak, growth));
            }

            if (anchor is { } open)
            {
                yield return Of(provider, item, open, peak);
            }
        }
    }

    public static string Of(ProviderId provider, string item, CivilDay anchor, double growth) => $"{provider}|G|{item} {anchor} {Math.Round(growth, 4):0.####}";

    private static double? GrowthOf(List<ClaimLine> lines, ProviderId provider, string item, CivilDay day)
    {
        var own = lines.FindAll(line => line.Provider == provider);
        var others = lines.FindAll(line => line.Provider != provider);
        var week = Units(own, item, day, 7);
        if (week < 20 || !Rose(own, item, day) || !WasKnown(own, item, day))
        {
            return null;
        }

        var price = Fen(own, item, day, 7) / week;
        var isReplaced = new[] { "A", "B", "C" }.Where(cheaper => cheaper != item && Units(own, cheaper, day - 7, 28) > 0).Any(cheaper =>
            price >= 1.5m * Fen(own, cheaper, day - 7, 28) / Units(own, cheaper, day - 7, 28)
            && Fell(own, cheaper, day)
            && !(Rose(others, item, day) && Fell(others, cheaper, day)));
        return isReplaced ? (double)Growth(own, item, day) : null;
    }

    private static bool WasKnown(List<ClaimLine> own, string item, CivilDay day) => Enumerable.Range(35, 28).Any(back => Units(own, item, day - back, 1) > 0);

    /// <summary>Thirds and sevenths of decimals fall a little short of what they are.</summary>
    private static bool Rose(List<ClaimLine> lines, string item, CivilDay day) => Growth(lines, item, day) >= 2 - 0.000_000_001m;

    private static decimal Growth(List<ClaimLine> lines, string item, CivilDay day) =>
        Units(lines, item, day, 7) / 7 / Math.Max(Units(lines, item, day - 7, 28) / 28, 0.25m);

    private static bool Fell(List<ClaimLine> lines, string item, CivilDay day) =>
        Units(lines, item, day - 7, 28) >= 7 && Units(lines, item, day, 7) * 4 <= Units(lines, item, day - 7, 28) / 2;

    private static decimal Units(List<ClaimLine> lines, string item, CivilDay last, int days) =>
        In(lines, item, last, days).Sum(line => line.QuantityE4) / 10_000m;

    private static decimal Fen(List<ClaimLine> lines, string item, CivilDay last, int days) => In(lines, item, last, days).Sum(line => line.Amount.Fen);

    private static IEnumerable<ClaimLine> In(List<ClaimLine> lines, string item, CivilDay last, int days) =>
        lines.Where(line => line.Item == item && line.EventTime.Day <= last && line.EventTime.Day > last - days);
}
