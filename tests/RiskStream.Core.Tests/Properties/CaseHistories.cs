using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random settled stays of two diagnoses at hospitals of two prefectures, over some weeks: at the first hospital many are copies of one
/// another, at the others few. A last stay elsewhere moves the event time past all of it.
/// </summary>
internal static class CaseHistories
{
    private const int LastDay = 24;

    public static readonly SimilarCases Measure = new()
    {
        WindowDays = 3,
        PeerDays = 6,
        MinItems = 3,
        Likeness = 0.7,
        FeeBand = 0.02,
        NeighbourBands = 2,
        MaxVariation = 0.02,
        MediumPersons = 2,
        HighPersons = 3,
        AdmissionHours = 24,
        Lift = 1.2,
        MinPeers = 2,
        Closing = new DayClosing(6, TimeSpan.FromHours(30)),
    };

    public static readonly RuleDefinition Rule = GivenRules.Rule("H13", RuleAxis.Hospital, Measure) with
    {
        Exclusions = [GivenExclusions.Dialysis],
    };

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var stay = story.Random.Next(10, 40); stay > 0; stay--)
        {
            var hospital = story.OneOf(1, 1, 1, 2, 3, 4);
            TellStay(story, $"E{stay}", new ProviderId($"H5101000000{hospital}"), hospital == 1);
        }

        // So soon that no day of it is sealed by then.
        var elsewhere = new Func<Settlement, Settlement>(s => s with { Provider = new ProviderId("H51990000001"), Region = "519900" });
        Tell(story, new BeneficiaryId("psn-t"), "T", Some.OnDay(LastDay + 12), elsewhere, "ABCDE");
        story.PerhapsRetry(0.1);
        return story.Told;
    }

    private static void TellStay(Story story, string encounter, ProviderId where, bool isCopied)
    {
        var person = new BeneficiaryId($"psn-{story.Random.Next(12)}");
        var settled = Some.OnDay(story.Random.Next(8, LastDay), story.OneOf(0, 9, 15, 23.99));
        var days = story.OneOf(2, 2, 2, 3);
        var begun = settled - TimeSpan.FromDays(days) - TimeSpan.FromHours(story.OneOf(0, 1));
        var content = new Func<Settlement, Settlement>(s => s with
        {
            Provider = where,
            Region = story.OneOf("510100", "510100", "510100", "510181", "510200"),
            BegunAt = begun,
            EndedAt = settled - TimeSpan.FromMinutes(5),
            Diagnoses = story.Chance(0.06) ? ["I10.x00", "Z49.1"] : [story.OneOf("I10.x00", "I10.x00", "I10.x02", "J18.900")],
            TotalCharge = new Money(story.OneOf(400_000, 400_000, 404_000, 392_000, 420_000)),
        });
        var items = isCopied
            ? story.OneOf("ABCDEFGH", "ABCDEFGH", "ABCDEFG", "ABCDEF", "AB")
            : story.OneOf("ABCDE", "CDEFG", "EFGHIJ", "ABCDEFGH", "HIJKLM");
        var said = Tell(story, person, encounter, settled, content, items);
        story.PerhapsReverse(person, said, 0.12);
        if (story.Chance(0.1))
        {
            var corrected = (Settlement)said.Content with { TotalCharge = new Money(400_000), Diagnoses = ["I10.x00"] };
            story.Tell(person, TimeSpan.FromHours(story.Random.Next(1, 200)), said with { Version = 2, Content = corrected });
        }

        TellMore(story, person, encounter, settled, where);
    }

    /// <summary>Refunds, charges that come by themselves, and what is coded after the discharge.</summary>
    private static void TellMore(Story story, BeneficiaryId person, string encounter, EventTimestamp settled, ProviderId where)
    {
        if (story.Chance(0.15))
        {
            var line = Line(encounter, "R", settled, story.OneOf("A", "B", "H"), where, -10_000);
            story.PerhapsReverse(person, story.Tell(person, TimeSpan.FromHours(story.Random.Next(1, 60)), line), 0.2);
        }

        if (story.Chance(0.15))
        {
            story.Tell(person, TimeSpan.FromHours(1), Line(encounter, "M", settled, story.OneOf("H", "Z"), where, 10_000));
        }

        if (story.Chance(0.1))
        {
            var coded = new SettlementList
            {
                EventTime = settled + TimeSpan.FromDays(1),
                Encounter = new EncounterId(encounter),
                Provider = where,
                Region = Some.Region,
                Diagnoses = story.OneOf<IReadOnlyList<string>>(["I10.x00"], ["J18.900"], []),
            };
            story.Tell(person, TimeSpan.FromDays(story.Random.Next(1, 9)), new Assertion { Key = new FactKey("LST:" + encounter), Content = coded });
        }
    }

    private static Assertion Tell(
        Story story, BeneficiaryId person, string encounter, EventTimestamp settled, Func<Settlement, Settlement> with, string items)
    {
        var settlement = Some.Settlement("S" + encounter, encounter, settled, s => with(s with
        {
            Service = ServiceKind.Inpatient,
            BegunAt = settled - TimeSpan.FromDays(2),
            EndedAt = settled - TimeSpan.FromMinutes(5),
            Diagnoses = ["K29.500"],
            TotalCharge = new Money(100_000),
        }));
        var lines = items.Select(item => Some.Line(encounter, $"{item}", settled - TimeSpan.FromHours(3), l => l with
        {
            Provider = settlement.Content.Provider,
            Region = settlement.Content.Region,
            Item = $"{item}",
            Service = ServiceKind.Inpatient,
        }) with
        { Parent = settlement.Key, ParentVersion = settlement.Version });
        return story.Tell(person, TimeSpan.FromHours(story.Random.Next(1, 50)), [settlement, .. lines]);
    }

    private static Assertion Line(string encounter, string name, EventTimestamp at, string item, ProviderId where, long quantity) =>
        Some.Line(encounter, name, at, l => l with { Provider = where, Item = item, Service = ServiceKind.Inpatient, QuantityE4 = quantity });
}
