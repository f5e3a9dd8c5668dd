using RiskStream.EventTime;
using RiskStream.Evaluation;

namespace RiskStream.Operators;

/// <summary>
/// OP7: the number of things in the seven civil days up to one, against the same of earlier weeks. No samples are weeks that begin
/// before the first day that is known, weeks that touch days which a reviewer confirmed as suspicious, and weeks without anything.
/// Pure.
/// </summary>
/// <param name="Week">The number in the week.</param>
/// <param name="Usual">Earlier weeks.</param>
public sealed record GrowthVsSelf(int Week, SelfBaseline Usual)
{
    /// <summary>Length of a week.</summary>
    public const int Days = 7;

    /// <summary>The week over the mean of earlier weeks; 0 where there are none.</summary>
    public double Ratio => Usual.Samples == 0 ? 0 : Week / Usual.Mean;

    /// <summary>The week that ends with <paramref name="last"/>.</summary>
    public static GrowthVsSelf Of(
        Func<CivilDay, int> countOn, CivilDay last, int weeks, CivilDay? firstDay, IReadOnlyList<DaySpan> confirmed)
    {
        var samples = new List<int>();
        var leftOut = 0;
        for (var week = 1; week <= weeks; week++)
        {
            var end = last - (Days * week);
            var begin = end - (Days - 1);
            if (firstDay is not { } first || begin < first)
            {
                continue;
            }

            if (confirmed.Any(days => days.Touches(begin.Start, end.End)))
            {
                leftOut++;
            }
            else if (CountOf(countOn, end) is > 0 and var count)
            {
                samples.Add(count);
            }
        }

        return new GrowthVsSelf(CountOf(countOn, last), SelfBaseline.Of(samples) with { Confirmed = leftOut });
    }

    /// <summary>The number in the week that ends with a day.</summary>
    public static int CountOf(Func<CivilDay, int> countOn, CivilDay last)
    {
        var count = 0;
        for (var back = 0; back < Days; back++)
        {
            count += countOn(last - back);
        }

        return count;
    }
}
