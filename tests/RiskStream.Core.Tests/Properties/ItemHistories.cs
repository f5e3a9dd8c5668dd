using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random charges of three items of one group at hospitals of two prefectures, over ten weeks; in the last of them the dearest often rises
/// and the others fall. A last charge elsewhere moves the event time past all of it.
/// </summary>
internal static class ItemHistories
{
    /// <summary>The day on which the week ends in which most happens.</summary>
    public const int Last = 70;

    public static readonly ItemSubstitution Measure = new()
    {
        Growth = 2,
        MinUnits = 20,
        Fall = 0.5,
        PriceFactor = 1.5,
        LeastPerDay = 0.25,
        Closing = new DayClosing(6, TimeSpan.FromHours(30)),
    };

    public static readonly RuleDefinition Rule = GivenRules.Rule("H12", RuleAxis.Hospital, Measure);

    /// <summary>By its item the institution stage learns how far the event time has come, whatever the other groups are.</summary>
    public static readonly SubstitutionGroup OfTime = new() { Id = "T", Items = Codes.Of("T") };

    public static readonly ReferenceData Lists = new ReferenceDataBuilder()
        .Add(new SubstitutionGroup { Id = "G", Items = Codes.Of("A", "B", "C") }).Add(OfTime).Build();

    private static readonly Dictionary<string, int> Prices = new() { ["A"] = 9000, ["B"] = 6000, ["C"] = 3000, ["D"] = 100, ["T"] = 100 };

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var hospital = story.Random.Next(1, 4); hospital > 0; hospital--)
        {
            var region = story.OneOf("510100", "510100", "510181", "510200");
            TellHospital(story, new ProviderId($"H5101000000{hospital}"), region);
        }

        // So soon that no day of it is sealed by then.
        Tell(story, new ProviderId("H51990000001"), "519900", "T", 90, 1);
        story.PerhapsRetry(0.1);
        return story.Told;
    }

    private static void TellHospital(Story story, ProviderId where, string region)
    {
        if (story.Chance(0.85))
        {
            Tell(story, where, region, "A", story.OneOf(1, 7, 8, 20, 35), story.OneOf(1, 5));
        }

        foreach (var item in story.OneOf("AB", "ABC", "AC", "BC", "ABD"))
        {
            for (var day = Last - 34; day < Last - 6; day += story.Random.Next(2, 12))
            {
                Tell(story, where, region, $"{item}", day, item == 'A' ? story.OneOf(1, 4, 8) : story.OneOf(3, 10, 20));
            }
        }

        for (var day = Last - 6 + story.Random.Next(4); day <= Last + 8; day += story.Random.Next(1, 8))
        {
            Tell(story, where, region, story.OneOf("A", "A", "A", "B", "C"), day, story.OneOf(2, 10, 20, 40));
        }
    }

    private static void Tell(Story story, ProviderId where, string region, string item, int day, int units)
    {
        var number = story.Random.Next(1_000_000);
        var person = new BeneficiaryId($"psn-{number % 4}");
        var encounter = $"E{where.Value[^1]}-{day}-{number % 3}";
        var line = Some.Line(encounter, $"L{number}", Some.OnDay(day, story.OneOf(0, 9, 23.99)), l => l with
        {
            Provider = where,
            Region = region,
            Item = item,
            Service = ServiceKind.Inpatient,
            Class = ChargeClass.Consumable,
            QuantityE4 = units * 10_000,
            Amount = new Money((long)units * Prices[item]),
        });
        var said = story.Tell(person, TimeSpan.FromHours(1), line);
        if (day > Last + 8)
        {
            return;
        }

        story.PerhapsReverse(person, said, 0.1);
        if (story.Chance(0.1))
        {
            story.Tell(person, TimeSpan.FromHours(2), Some.Line(encounter, $"R{number}", line.Content.EventTime + TimeSpan.FromHours(story.OneOf(0, 30)), l =>
                (ClaimLine)line.Content with { EventTime = l.EventTime, QuantityE4 = -10_000, Amount = new Money(-Prices[item]) }));
        }

        if (story.Chance(0.1))
        {
            var corrected = (ClaimLine)line.Content with { QuantityE4 = 10_000, Amount = new Money(Prices[item]) };
            story.Tell(person, TimeSpan.FromHours(3), line with { Version = 2, Content = corrected });
        }
    }
}
