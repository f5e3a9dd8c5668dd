using RiskStream.Facts;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>Random uses of one item and one pharmacy over weeks, several times as long as they are remembered.</summary>
internal static class LongHistories
{
    private const int Days = 75;

    /// <summary>Two weeks of baseline, and twelve days in which an alert can still be withdrawn.</summary>
    public static readonly Setting Setting = new()
    {
        Rules = [UseHistories.Surge, UseHistories.Burst with { Measure = UseHistories.BurstMeasure with { GroupMemoryDays = 14 } }],
        Retention = new Retention { Uses = TimeSpan.FromDays(26) },
    };

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        var quietFrom = random.Next(Days);
        var quietDays = random.Next(20);
        for (var day = 1; day <= Days; day++)
        {
            if (story.Chance(0.3) || (day >= quietFrom && day < quietFrom + quietDays))
            {
                continue;
            }

            var crowd = story.Chance(0.15) ? random.Next(3, 7) : random.Next(0, 3);
            for (var person = 0; person < crowd; person++)
            {
                TellUse(story, day, person);
            }

            if (story.Chance(0.2))
            {
                DecisionHistories.TellDecisions(story, day, day);
            }
        }

        return story.Told;
    }

    private static void TellUse(Story story, int day, int number)
    {
        var person = new BeneficiaryId($"psn-{number}");
        var after = story.Chance(0.1) ? TimeSpan.FromDays(story.Random.Next(40)) : TimeSpan.FromMinutes(1);
        var said = story.Chance(0.7)
            ? Some.Line($"V{day}-{number}", "CT", Some.OnDay(day, story.OneOf(0.3, 9, 15, 23.5)))
            : Some.Purchase($"B{day}-{number}", Some.OnDay(day, 9) + TimeSpan.FromSeconds(20 * number));
        var told = story.Tell(person, after, said);
        if (story.Chance(0.1))
        {
            var at = told.IngestedAt + TimeSpan.FromDays(story.Random.Next(1, 40));
            story.Tell(person, TimeSpan.Zero, Some.Reversal(told, at));
        }
    }
}
