using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>Random stays of one person with beds and little done, and visits that move the event time on past some of their days.</summary>
internal static class IdleStayHistories
{
    public static readonly IdleBed Measure = new()
    {
        MediumDays = 2,
        HighDays = 4,
        HighShare = 0.5,
        ShareDays = 4,
        Closing = new DayClosing(6, TimeSpan.FromHours(30)),
    };

    public static readonly RuleDefinition Rule = GivenRules.Rule("H05", RuleAxis.Hospital, Measure) with
    {
        Exclusions = [GivenExclusions.Dialysis],
    };

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var number = random.Next(1, 4); number > 0; number--)
        {
            TellStay(story, $"E{number}", Some.OnDay(random.Next(1, 15), random.Next(24)));
        }

        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var at = Some.OnDay(random.Next(1, 30), random.Next(24));
            story.Tell(Some.Person, TimeSpan.FromMinutes(1), Some.Settlement($"V{left}", $"V{left}", at));
        }

        story.PerhapsRetry(0.1);
        return story.Told;
    }

    private static void TellStay(Story story, string encounter, EventTimestamp at)
    {
        var days = story.Random.Next(1, 9);
        IReadOnlyList<string> diagnoses = story.Chance(0.1) ? ["Z49.1"] : ["I10"];
        if (story.Chance(0.9))
        {
            var admission = story.Tell(
                Some.Person, TimeSpan.FromMinutes(1), Some.Admission(encounter, at, a => a with { Diagnoses = diagnoses }));
            story.PerhapsReverse(Some.Person, admission, 0.1);
        }

        for (var day = 0; day < days; day++)
        {
            TellLine(story, encounter, $"bed{day}", at + TimeSpan.FromDays(day), ChargeClass.Bed, 0.9);
            TellLine(story, encounter, $"care{day}", at + TimeSpan.FromDays(day), story.OneOf(ChargeClass.Drug, ChargeClass.Nursing), 0.4);
        }

        if (story.Chance(0.6))
        {
            story.Tell(Some.Person, TimeSpan.FromHours(1), Some.Discharge(encounter, at + TimeSpan.FromDays(days)));
        }
    }

    private static void TellLine(Story story, string encounter, string name, EventTimestamp at, ChargeClass kind, double probability)
    {
        if (story.Chance(probability))
        {
            var time = at + TimeSpan.FromHours(story.Random.Next(12));
            var line = story.Tell(Some.Person, TimeSpan.FromHours(story.Random.Next(1, 40)), Some.Line(encounter, name, time, l => l with
            {
                Class = kind,
                Service = ServiceKind.Inpatient,
                Amount = new Money(story.OneOf(5000, 5000, 5000, 0)),
            }));
            story.PerhapsReverse(Some.Person, line, 0.1);
        }
    }
}
