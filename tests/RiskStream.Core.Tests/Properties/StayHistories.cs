using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>Random stays of one person, with a rule whose limits they reach often.</summary>
internal static class StayHistories
{
    public static readonly RuleDefinition Rule = GivenRules.Rule("H01", RuleAxis.Hospital, new StayFrequency
    {
        Limits =
        [
            new CountLimit(10, 3, Severity.Medium),
            new CountLimit(30, 4, Severity.Medium),
            new CountLimit(30, 5, Severity.High),
            new CountLimit(60, 5, Severity.Medium),
            new CountLimit(60, 6, Severity.High),
        ],
        KeyPersonReduction = 1,
    }) with
    { Exclusions = [GivenExclusions.Dialysis] };

    public static readonly ReferenceData Reference = References();

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        var stays = random.Next(2, 10);
        for (var number = 0; number < stays; number++)
        {
            TellStay(story, number);
        }

        TellFilings(story);
        story.PerhapsRetry(0.15);
        return story.Told;
    }

    /// <summary>A stay that no history has, in the midst of them.</summary>
    public static Assertion Another(Random random)
    {
        var at = InstantOf(random);
        return random.Next(2) == 0
            ? Some.Admission("EX", at) with { IngestedAt = at + TimeSpan.FromMinutes(1) }
            : Some.Settlement("SX", "EX", at, s => s with { Service = ServiceKind.Inpatient });
    }

    private static void TellStay(Story story, int number)
    {
        var encounter = $"E{number}";
        var at = InstantOf(story.Random);
        IReadOnlyList<string> diagnoses = story.Chance(0.2) ? ["Z49.1"] : ["I10"];
        var shape = story.Random.Next(10);
        if (shape < 8)
        {
            TellAdmission(story, number, at, diagnoses);
        }

        for (var part = shape < 5 ? 9 : story.Random.Next(6, 9); part < 9; part++)
        {
            var settledAt = at + TimeSpan.FromDays(1 + (9 - part));
            var begun = story.Chance(0.8) ? at : default;
            var settlement = story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Settlement(
                $"S{number}-{part}",
                encounter,
                settledAt,
                s => s with { Service = ServiceKind.Inpatient, BegunAt = begun, Diagnoses = diagnoses }));
            story.PerhapsReverse(Some.Person, settlement, 0.3);
            if (story.Chance(0.15))
            {
                // Corrected without a version: another start, or another stay.
                var elsewhere = new EncounterId(story.OneOf(encounter, "E0", "E1"));
                var content = (Settlement)settlement.Content;
                story.Tell(Some.Person, TimeSpan.FromHours(9), settlement with
                {
                    Content = content with { Encounter = elsewhere, BegunAt = story.OneOf(content.BegunAt, Earlier(InstantOf(story.Random), content.EventTime)) },
                });
            }
        }
    }

    private static EventTimestamp Earlier(EventTimestamp left, EventTimestamp right) => left < right ? left : right;

    private static void TellFilings(Story story)
    {
        for (var left = story.Random.Next(3); left > 0; left--)
        {
            var filed = InstantOf(story.Random);
            var filing = story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Filing(Some.Hospital, Some.OtherHospital, filed));
            story.PerhapsReverse(Some.Person, filing, 0.2);
        }
    }

    private static void TellAdmission(Story story, int number, EventTimestamp at, IReadOnlyList<string> diagnoses)
    {
        var previous = story.Chance(0.2) && number > 0 ? new EncounterId($"E{story.Random.Next(number)}") : default;
        var first = story.Tell(Some.Person, TimeSpan.FromMinutes(5), Some.Admission(
            $"E{number}", at, a => a with
            {
                Diagnoses = diagnoses,
                TransferredFrom = previous,
                Provider = number % 2 == 0 ? Some.Hospital : Some.OtherHospital,
            }));
        story.PerhapsReverse(Some.Person, first, 0.2);
        if (story.Chance(0.25))
        {
            var moved = story.OneOf(at, InstantOf(story.Random));
            var second = story.Tell(Some.Person, TimeSpan.FromHours(5), Some.Admission(
                $"E{number}", moved, a => a with { Diagnoses = story.OneOf<IReadOnlyList<string>>(diagnoses, ["Z49.1"]) })
                with
            { Version = 2 });
            story.PerhapsReverse(Some.Person, second, 0.2);
        }
    }

    private static EventTimestamp InstantOf(Random random) =>
        Some.OnDay(1, 0) + (random.Next(random.Next(2) == 0 ? 60 : 320) * NaiveStayFrequency.Grid);

    private static ReferenceData References()
    {
        var reference = new ReferenceDataBuilder();
        reference.AddKeyPerson(Some.Person, Some.OnDay(40).Day, Some.OnDay(55).Day);
        return reference.Build();
    }
}
