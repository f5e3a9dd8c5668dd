using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random visits and purchases of a few persons at a hospital and two pharmacies, crowded on the same days of some weeks, with rules
/// whose limits they reach often.
/// </summary>
internal static class UseHistories
{
    public static readonly RuleDefinition Surge = GivenRules.H07 with
    {
        Measure = GivenRules.ExamCluster with
        {
            MinPersons = 3,
            MediumScore = 1,
            HighScore = 2.5,
            BaselineWeeks = 2,
            MinSamples = 1,
            WarmUpDays = 6,
            PanelPersons = 3,
            PanelMinItems = 2,
        },
    };

    public static readonly CardBurst BurstMeasure = GivenRules.CardAggregation with
    {
        Persons = 3,
        HourFactor = 1.5,
        HourFloor = 1,
        BaselineWeeks = 2,
        MinSamples = 1,
        GroupDays = 1,
    };

    public static readonly RuleDefinition Burst = GivenRules.P01 with { Measure = BurstMeasure };

    private static readonly ProviderId TwoTills = new("P51010000002");
    private static readonly int[] Days = [1, 8, 15, 15, 16, 22, 22, 23, 29];

    public static readonly ReferenceData Reference = References();

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        var visits = random.Next(4, 11);
        for (var number = 0; number < visits; number++)
        {
            TellVisit(story, number);
        }

        var bursts = random.Next(1, 4);
        for (var number = 0; number < bursts; number++)
        {
            TellBurst(story, number);
        }

        var decisions = random.Next(5);
        for (var number = 0; number < decisions; number++)
        {
            DecisionHistories.TellDecisions(story, number, story.OneOf(Days));
        }

        story.PerhapsRetry(0.15);
        return story.Told;
    }

    /// <summary>A purchase that no history has, in the midst of them.</summary>
    public static Assertion Another(Random random) =>
        Some.Purchase("SX", Some.OnDay(Days[random.Next(Days.Length)], 9) + TimeSpan.FromSeconds(random.Next(120)));

    private static void TellVisit(Story story, int number)
    {
        var person = PersonOf(story.Random.Next(6));
        var encounter = $"V{number}";
        var at = Some.OnDay(story.OneOf(Days), story.OneOf(0.2, 9, 9.5, 15, 23.7));
        var items = story.OneOf<string[]>(["CT"], ["CT", "MR"], ["CT", "MR"], ["MR"]);
        var doctor = story.OneOf(string.Empty, "D1");
        var lines = items.Select(item => Some.Line(
            encounter, item, at, line => line with { Item = item, Doctor = doctor })).ToList();
        var shape = story.Random.Next(10);
        if (shape < 6)
        {
            var batch = story.Tell(person, TimeSpan.FromMinutes(2), lines);
            TellCorrections(story, person, encounter, batch);
        }

        IReadOnlyList<string> diagnoses = story.Chance(0.15) ? ["Z49.1"] : ["I10"];
        var settlement = Some.Settlement($"S{number}", encounter, at + TimeSpan.FromHours(1), s => s with { Diagnoses = diagnoses });
        var settled = story.Tell(person, TimeSpan.FromMinutes(1), [settlement, .. shape < 4 ? [] : Within(settlement, lines)]);
        story.PerhapsReverse(person, settled, 0.2);
        if (story.Chance(0.15))
        {
            var corrected = settlement with { Version = 2 };
            story.Tell(person, TimeSpan.FromHours(2), [corrected, .. Within(corrected, lines.Take(1))]);
        }

        if (story.Chance(0.15))
        {
            // The centre sends the same settlement without a version: with fewer lines, with none, or of another visit.
            var other = settlement with { Content = settlement.Content with { Encounter = new(story.OneOf(encounter, encounter, "V0")) } };
            story.Tell(person, TimeSpan.FromHours(3), story.Chance(0.5) && other.Content == settlement.Content
                ? [other, .. Within(other, lines.Take(1))]
                : [other]);
        }
    }

    private static void TellCorrections(Story story, BeneficiaryId person, string encounter, Assertion line)
    {
        var content = (ClaimLine)line.Content;
        switch (story.Random.Next(8))
        {
            case 0:
                var moved = content with { EventTime = content.EventTime + TimeSpan.FromHours(story.OneOf(-24, -1, 9)) };
                story.Tell(person, TimeSpan.FromHours(3), line with { Version = 2, Content = moved });
                break;
            case 1:
                story.Tell(person, TimeSpan.FromHours(3), Some.Line(
                    encounter, "refund", content.EventTime, l => l with { Item = content.Item, QuantityE4 = -10_000 }));
                break;
            case 2:
                var at = line.IngestedAt + TimeSpan.FromHours(story.OneOf(0.5, 1, 20));
                story.Tell(person, TimeSpan.Zero, Some.LinesCancelled(encounter, at, content.Item));
                break;
        }
    }

    private static void TellBurst(Story story, int number)
    {
        var pharmacy = story.OneOf(Some.Pharmacy, Some.Pharmacy, TwoTills);
        var at = Some.OnDay(story.OneOf(Days), story.OneOf(9, 9.1, 23.99));
        var first = story.Random.Next(3);
        var persons = story.Random.Next(2, 7);
        for (var n = 0; n < persons; n++)
        {
            var person = PersonOf((first + n) % 6);
            var purchase = story.Tell(person, TimeSpan.FromSeconds(1), Some.Purchase($"B{number}-{n}", at, s => s with
            {
                Provider = pharmacy,
                Device = story.OneOf("T1", "T1", "T1", "T2"),
                PersonPresent = story.Chance(0.1),
                FundPayment = new Money(1000),
                FamilyPayment = new Money(story.Chance(0.1) ? 500 : 0),
            }));
            story.PerhapsReverse(person, purchase, 0.15);
            at += TimeSpan.FromSeconds(story.OneOf(0, 10, 20, 40, 60));
        }
    }

    private static IEnumerable<Assertion> Within(Assertion settlement, IEnumerable<Assertion> lines) =>
        lines.Select(line => line with
        {
            Version = settlement.Version,
            Parent = settlement.Key,
            ParentVersion = settlement.Version,
        });

    private static BeneficiaryId PersonOf(int number) => new($"psn-{number}");

    private static ReferenceData References()
    {
        var reference = new ReferenceDataBuilder();
        reference.Add(TwoTills, new Institution { Axis = RuleAxis.Pharmacy, Tills = 2 });
        return reference.Build();
    }
}
