using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random sales and returns of two packs to a few persons at two pharmacies and a hospital, told by lines, stock moves or both, crowded on a
/// few days.
/// </summary>
internal static class PackHistories
{
    private static readonly string[] Codes = ["C1", "C2"];
    private static readonly ProviderId[] Places = [Some.Pharmacy, new("P51010000002"), Some.Hospital];
    private static readonly int[] Days = [1, 1, 2, 9, 30];

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var number = random.Next(2, 7); number > 0; number--)
        {
            TellSale(story, number);
        }

        for (var number = random.Next(4); number > 0; number--)
        {
            var (person, kind) = (PersonOf(story), story.OneOf(StockMoveKind.Sale, StockMoveKind.SaleReturn, StockMoveKind.SaleReturn));
            story.PerhapsReverse(person, story.Tell(person, TimeSpan.FromHours(1), Move(story, $"R{number}", kind)), 0.2);
        }

        story.PerhapsRetry(0.15);
        return story.Told;
    }

    /// <summary>A purchase that no history has, in the midst of them.</summary>
    public static Assertion Another(Random random) =>
        Some.Purchase("SX", Some.OnDay(Days[random.Next(Days.Length)], 9) + TimeSpan.FromSeconds(random.Next(120)));

    private static void TellSale(Story story, int number)
    {
        var person = PersonOf(story);
        var (encounter, place) = ($"V{number}", story.OneOf(Places));
        var at = Some.OnDay(story.OneOf(Days), 9) + TimeSpan.FromMinutes(story.Random.Next(12));
        var settlement = Some.Settlement($"S{number}", encounter, at, s => s with
        {
            Provider = place,
            Region = story.OneOf(Some.Region, "511600"),
            Device = story.OneOf(string.Empty, "T1", "T2"),
        });
        var lines = Enumerable.Range(1, story.Random.Next(1, 3)).Select(line => Line(story, settlement.Content, $"{line}")).ToList();
        if (story.Chance(0.3))
        {
            story.PerhapsReverse(person, story.Tell(person, TimeSpan.FromMinutes(2), lines), 0.1);
            lines.Clear();
        }

        var said = story.Tell(person, TimeSpan.FromMinutes(1), [settlement, .. Within(settlement, lines)]);
        story.PerhapsReverse(person, said, 0.2);
        if (story.Chance(0.15))
        {
            var later = settlement.Content with { EventTime = at + TimeSpan.FromMinutes(story.OneOf(0, 3, 1000)) };
            var corrected = settlement with { Version = 2, Content = later };
            story.Tell(person, TimeSpan.FromHours(2), [corrected, .. Within(corrected, lines.Take(1))]);
        }

        if (story.Chance(0.3))
        {
            var move = Move(story, $"M{number}", StockMoveKind.Sale);
            var about = story.OneOf(FactKey.Settlement($"S{number}"), default);
            story.Tell(person, TimeSpan.FromHours(3), move with
            {
                Content = (StockMove)move.Content with { Provider = place, EventTime = at + TimeSpan.FromMinutes(2), Settlement = about },
            });
        }
    }

    private static Assertion Line(Story story, Fact about, string name) => Some.Line(
        about.Encounter.Value, name, about.EventTime, line => line with
        {
            Provider = about.Provider,
            Region = about.Region,
            TraceCodes = story.OneOf<IReadOnlyList<string>>([Codes[0]], [Codes[0]], [Codes[1]], Codes, []),
            IsSplitPack = story.Chance(0.3),
            QuantityE4 = story.OneOf(10_000, 10_000, 400_000, -10_000),
            Amount = new Money(story.Random.Next(5000)),
        });

    private static Assertion Move(Story story, string document, StockMoveKind kind)
    {
        var key = FactKey.StockMove(Some.Pharmacy, "B1", kind, document, "1");
        var some = Some.StockMove("B1", Some.OnDay(story.OneOf(Days), 9) + TimeSpan.FromMinutes(story.Random.Next(12)));
        return some with
        {
            Key = key,
            MessageId = "M-" + key,
            Content = (StockMove)some.Content with
            {
                Encounter = new(key.Value),
                Kind = kind,
                Provider = story.OneOf(Places),
                Settlement = story.OneOf(default, FactKey.Settlement($"S{story.Random.Next(1, 5)}")),
                Beneficiary = story.OneOf(default, new BeneficiaryId("psn-1")),
                IsSelfPaid = story.Chance(0.1),
                IsSplitPack = story.Chance(0.2),
                QuantityE4 = story.OneOf(10_000, 300_000),
                TraceCodes = story.OneOf<IReadOnlyList<string>>([Codes[0]], [Codes[1]], Codes),
            },
        };
    }

    private static IEnumerable<Assertion> Within(Assertion settlement, IEnumerable<Assertion> lines) => lines.Select(line => line with
    {
        Version = settlement.Version,
        Parent = settlement.Key,
        ParentVersion = settlement.Version,
    });

    private static BeneficiaryId PersonOf(Story story) => new($"psn-{story.Random.Next(3)}");
}
