using RiskStream.Core.Tests;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;

namespace RiskStream.Rules.Tests.Guards;

/// <summary>
/// Random visits, purchases and stays of one person, as close together as limits are: every shipped rule is near its limits, on either
/// side. Things are corrected, moved to another encounter, taken back and stated again; lists change.
/// </summary>
internal static class MixedHistories
{
    private static readonly string[] Providers = ["H51010000001", "H51010000002", "H51190000003", "P51010000001"];
    private static readonly string[] Regions = ["510100", "510100", "511900", "510100"];
    private static readonly string[] Items = ["CT1", "CT2", "PAIR1", "PAIR2", "CAPPED", "HOURLY", "PART1", "PART2", "XA01AAA001A1", "XA01AAA001B2", "XB02BBB002A1", "OTHER"];

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        var days = random.Next(2, 60);
        for (var number = random.Next(1, 9); number > 0; number--)
        {
            TellVisit(story, number, days);
        }

        for (var number = random.Next(3) * random.Next(3); number > 0; number--)
        {
            TellStay(story, number, days);
        }

        for (var left = random.Next(2); left > 0; left--)
        {
            story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Filing(new(Providers[0]), new(Providers[1]), At(story, days)));
        }

        story.PerhapsRetry(0.05);
        return [.. story.Told.Select(record => random.Next(8) == 0 ? record with { IsBackfill = true } : record)];
    }

    /// <summary>Lists of which each entry may be missing.</summary>
    public static ReferenceData Lists(Random random)
    {
        var lists = new ReferenceDataBuilder();
        for (var number = 0; number < Providers.Length; number++)
        {
            lists.Add(new ProviderId(Providers[number]), new Institution
            {
                Axis = Providers[number][0] == 'P' ? RuleAxis.Pharmacy : RuleAxis.Hospital,
                Latitude = random.Next(3) == 0 ? 0 : 30 + number,
                Longitude = 104 + (number * 0.8),
                Bloc = random.Next(4) == 0 ? "B1" : string.Empty,
                Specialty = random.Next(5) == 0 ? "psychiatric" : string.Empty,
            });
        }

        ListEntry[] entries =
        [
            new FrequencyCap { Item = "CT1", Per = "day", MostE4 = 20_000, ExamGroup = "CT", MinGapDays = random.Next(40) },
            new FrequencyCap { Item = "CT2", Per = "day", MostE4 = 0, ExamGroup = "CT", MinGapDays = 3 },
            new FrequencyCap { Item = "CAPPED", Per = random.Next(2) == 0 ? "day" : "encounter", MostE4 = 20_000 },
            new FrequencyCap { Item = "HOURLY", Per = "encounter", MostE4 = 0, IsHourly = true },
            new ExclusivePair { First = "PAIR1", Second = "PAIR2", Within = random.Next(2) == 0 ? "day" : "encounter" },
            new ChargeBundle { Item = "OTHER", Included = Codes.Of("PART1", "PART2"), PriceE6 = 1_000_000, MinParts = random.Next(3) },
            new KeyPerson { Beneficiary = Some.Person, Validity = new Validity(Some.OnDay(3).Day, Some.OnDay(20).Day, "1") },
        ];
        foreach (var entry in entries.Where(_ => random.Next(4) > 0))
        {
            lists.Add(entry);
        }

        return lists.Build();
    }

    private static EventTimestamp At(Story story, int days) => Some.OnDay(1, 0) + TimeSpan.FromMinutes(20 * story.Random.Next(days * 72));

    private static void TellVisit(Story story, int number, int days)
    {
        var encounter = $"V{number}";
        var at = At(story, days);
        var place = story.Random.Next(story.OneOf(1, 2, Providers.Length));
        var service = place == 3 ? ServiceKind.Purchase : story.OneOf(
            ServiceKind.Outpatient, ServiceKind.Outpatient, ServiceKind.ChronicOutpatient, ServiceKind.Emergency);
        IReadOnlyList<string> diagnoses = story.OneOf<IReadOnlyList<string>>(["I10"], ["I10"], ["N18.5", "Z49.1"], []);
        for (var part = story.OneOf(1, 1, 1, 2); part > 0; part--)
        {
            var settledAt = at + TimeSpan.FromMinutes(part * story.OneOf(1, 5, 1500));
            var settlement = Some.Settlement($"S{number}-{part}", encounter, settledAt, s => s with
            {
                Service = service,
                Provider = new(Providers[place]),
                Region = Regions[place],
                Diagnoses = diagnoses,
                MedicalType = service == ServiceKind.ChronicOutpatient ? story.OneOf("14", "11") : "11",
                TotalCharge = new Money(story.Random.Next(40_000)),
                FamilyPayment = new Money(story.OneOf(0, 0, 0, 100)),
                IsManual = story.Chance(0.05),
                PersonPresent = story.Chance(0.2),
            });
            var said = TellWithLines(story, settlement, $"{number}-{part}", place, service);
            story.PerhapsReverse(Some.Person, said, 0.12);
            PerhapsCorrect(story, said, days);
        }

        if (story.Chance(0.1))
        {
            story.Tell(Some.Person, TimeSpan.FromMinutes(9), Some.VisitDiagnosis(encounter, at, story.OneOf<IReadOnlyList<string>>(["Z49.1"], ["J00"])));
        }
    }

    private static Assertion TellWithLines(Story story, Assertion settlement, string name, int place, ServiceKind service)
    {
        var lines = Enumerable.Range(0, story.Random.Next(5)).Select(line => LineOf(
            story, settlement.Content, $"L{name}-{line}", place, service)).ToList();
        if (story.Chance(0.6))
        {
            return story.Tell(Some.Person, TimeSpan.FromMinutes(1), [settlement, .. lines.Select(line => line with { Parent = settlement.Key, ParentVersion = 1 })]);
        }

        if (lines.Count > 0)
        {
            story.PerhapsReverse(Some.Person, story.Tell(Some.Person, TimeSpan.FromMinutes(2), lines), 0.1);
        }

        return story.Tell(Some.Person, TimeSpan.FromMinutes(1), settlement);
    }

    private static Assertion LineOf(Story story, Fact about, string name, int place, ServiceKind service) => Some.Line(
        about.Encounter.Value, name, about.EventTime - TimeSpan.FromMinutes(story.OneOf(0, 0, 30, 2000)), line => line with
        {
            Item = story.OneOf(Items),
            Provider = new(Providers[place]),
            Region = Regions[place],
            Service = service,
            Class = story.OneOf(ChargeClass.Examination, ChargeClass.Bed, ChargeClass.Operation, ChargeClass.Drug, ChargeClass.Drug, ChargeClass.Drug),
            QuantityE4 = story.OneOf(10_000, 10_000, 20_000, 30_000, 250_000, -10_000),
            Amount = new Money(story.Random.Next(5000)),
            SupplyDays = story.OneOf(0, 7, 20, 30),
        });

    private static void PerhapsCorrect(Story story, Assertion said, int days)
    {
        if (!story.Chance(0.15))
        {
            return;
        }

        var encounter = story.Chance(0.3) ? new EncounterId($"V{story.Random.Next(1, 9)}") : said.Content.Encounter;
        var time = story.OneOf(said.Content.EventTime, At(story, days));
        story.Tell(Some.Person, TimeSpan.FromHours(story.Random.Next(1, 90)), said with
        {
            Version = (uint)story.OneOf(1, 2),
            Content = said.Content with { Encounter = encounter, EventTime = time },
        });
    }

    private static void TellStay(Story story, int number, int days)
    {
        var (encounter, at, place) = ($"E{number}", At(story, days), story.Random.Next(3));
        var end = at + TimeSpan.FromHours(story.Random.Next(2, 300));
        var admission = story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Admission(encounter, at, a => a with
        {
            Provider = new(Providers[place]),
            Region = Regions[place],
            Diagnoses = story.OneOf<IReadOnlyList<string>>(["I10"], ["I11"], ["Z49.1"]),
            TransferredFrom = story.Chance(0.1) ? new EncounterId("E1") : default,
        }));
        story.PerhapsReverse(Some.Person, admission, 0.15);
        PerhapsCorrect(story, admission, days);
        for (var line = story.Random.Next(4); line > 0; line--)
        {
            var told = LineOf(story, Some.Discharge(encounter, at + ((end - at) * story.Random.NextDouble())).Content, $"LE{number}-{line}", place, ServiceKind.Inpatient);
            story.PerhapsReverse(Some.Person, story.Tell(Some.Person, TimeSpan.FromMinutes(2), told), 0.1);
        }

        for (var bed = story.Random.Next(8) * story.Random.Next(2); bed > 0; bed--)
        {
            TellBed(story, encounter, at + TimeSpan.FromDays(bed), place, $"LB{number}-{bed}");
        }

        if (story.Chance(0.8))
        {
            story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Discharge(encounter, end, new(Providers[place])));
        }

        if (story.Chance(0.6))
        {
            TellWithLines(story, Some.Settlement($"SE{number}", encounter, end, s => s with
            {
                Service = ServiceKind.Inpatient,
                Provider = new(Providers[place]),
                Region = Regions[place],
                TotalCharge = new Money(story.Random.Next(1, 9000)),
                BegunAt = at,
                EndedAt = end,
            }), $"E{number}", place, ServiceKind.Inpatient);
        }

        if (story.Chance(0.2))
        {
            var list = Some.SettlementList(encounter, $"SE{number}", end, []);
            story.PerhapsReverse(Some.Person, story.Tell(Some.Person, TimeSpan.FromDays(1), list with
            {
                Content = ((SettlementList)list.Content) with { Operations = ["33.22"] },
            }), 0.3);
        }
    }

    private static void TellBed(Story story, string encounter, EventTimestamp at, int place, string name)
    {
        var bed = story.Tell(Some.Person, TimeSpan.FromHours(story.OneOf(1, 1, 40)), Some.Line(encounter, name, at, line => line with
        {
            Provider = new(Providers[place]),
            Region = Regions[place],
            Service = ServiceKind.Inpatient,
            Class = story.Chance(0.85) ? ChargeClass.Bed : ChargeClass.Treatment,
            Amount = new Money(5000),
        }));
        story.PerhapsReverse(Some.Person, bed, 0.05);
    }
}
