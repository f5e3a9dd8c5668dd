using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random purchases of a few items at a dozen pharmacies of one prefecture, one of another and a clinic, over seven weeks; one pharmacy often
/// sells the same things together. A last purchase elsewhere moves the event time past nearly all of it.
/// </summary>
internal static class BasketHistories
{
    public static readonly PharmacyBasket Measure = new()
    {
        WindowDays = 10,
        MinPurchases = 3,
        Repeats = 3,
        Support = 0.4,
        Lift = 2,
        HighAmountShare = 0.5,
        Closing = new DayClosing(6, TimeSpan.FromHours(30)),
    };

    public static readonly RuleDefinition Rule = GivenRules.Rule("P03", RuleAxis.Pharmacy, Measure);

    private const int Peers = 10;

    private static readonly string[] Baskets = ["A", "AB", "AB", "ABC", "BC", "AH"];

    /// <summary>All that is judged lies in days that are still kept when the last purchase is told.</summary>
    private static readonly int[] Days = [20, 21, 22, 25, 29, 30, 31];

    public static readonly ReferenceData Lists = ListsWith(Validity.Always);

    /// <summary>The pharmacies; of the first it is to be said when it is one.</summary>
    public static ReferenceData ListsWith(Validity first)
    {
        var lists = new ReferenceDataBuilder();
        for (var pharmacy = 0; pharmacy <= Peers + 2; pharmacy++)
        {
            lists.Add(new Institution { Provider = At(pharmacy), Axis = RuleAxis.Pharmacy, Validity = pharmacy == 0 ? first : Validity.Always });
        }

        return lists.Build();
    }

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var peer = 1; peer <= story.OneOf(9, Peers, Peers, Peers); peer++)
        {
            for (var left = story.OneOf(3, 4, 4); left > 0; left--)
            {
                Tell(story, At(peer), story.Chance(0.8) ? "A" : story.OneOf(Baskets), story.OneOf(25, 25, 25, 25, 29));
            }
        }

        var often = story.OneOf("AB", "ABC", "BC", "AB", "A", "AH");
        for (var left = story.Random.Next(4, 14); left > 0; left--)
        {
            Tell(story, At(0), story.Chance(0.7) ? often : story.OneOf(Baskets), story.OneOf(Days));
        }

        Tell(story, At(Peers + 1), "A", 50, "519900");
        story.PerhapsRetry(0.1);
        return story.Told;
    }

    private static ProviderId At(int pharmacy) => new($"P510100000{pharmacy:00}");

    private static void Tell(Story story, ProviderId where, string items, int day, string region = "510100")
    {
        var number = story.Random.Next(1_000_000);
        var person = new BeneficiaryId($"psn-{number % 5}");
        var at = Some.OnDay(day, story.OneOf(0, 9, 23.99));
        var settlement = Some.Purchase($"S{number}", at, s => s with { Provider = where, Region = region, TotalCharge = new Money(1000) });
        var lines = items.Select(item => Line(story, settlement, $"{item}")).ToArray();
        var said = story.Tell(person, TimeSpan.FromHours(story.OneOf(0.1, 1, 60)), [settlement, .. story.Chance(0.9) ? lines : []]);
        if (region != "510100")
        {
            return;
        }

        var seldom = where == At(0) ? 0.1 : 0.02;
        story.PerhapsReverse(person, said, seldom);
        if (story.Chance(seldom))
        {
            var refunded = (ClaimLine)lines[0].Content;
            story.Tell(person, TimeSpan.FromHours(2), Some.Line(refunded.Encounter.Value, $"R{number}", at + TimeSpan.FromHours(story.OneOf(1, 30)), l =>
                refunded with { EventTime = l.EventTime, QuantityE4 = -refunded.QuantityE4, Amount = new Money(-refunded.Amount.Fen) }));
        }

        if (story.Chance(seldom))
        {
            var elsewhere = settlement.Content with { Provider = At(story.Random.Next(2)), EventTime = at + TimeSpan.FromHours(story.OneOf(0, 5)) };
            story.Tell(person, TimeSpan.FromHours(3), settlement with { Version = 2, Content = elsewhere });
        }
    }

    private static Assertion Line(Story story, Assertion settlement, string item)
    {
        var paid = (Settlement)settlement.Content;
        return Some.Line(paid.Encounter.Value, $"{paid.Encounter}-{item}", paid.EventTime, l => l with
        {
            Provider = paid.Provider,
            Region = paid.Region,
            Service = ServiceKind.Purchase,
            Item = item,
            Class = item == "H" ? ChargeClass.Herb : ChargeClass.Drug,
            QuantityE4 = story.Chance(0.96) ? 10_000 : 5_000,
            Amount = new Money(story.OneOf(500, 1000, 2500)),
        }) with
        { Parent = settlement.Key, ParentVersion = settlement.Version };
    }
}
