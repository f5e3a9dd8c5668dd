using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random admissions of a few persons to two hospitals, with one of two phone numbers and addresses each, crowded on a few days of some weeks.
/// </summary>
internal static class GroupHistories
{
    private static readonly string[] Phones = ["t1", "t2", string.Empty];
    private static readonly string[] Homes = ["a1", "a1", "a2", string.Empty];
    private static readonly int[] Days = [1, 1, 2, 4, 12, 12, 13, 40];

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random);
        for (var number = random.Next(3, 12); number > 0; number--)
        {
            TellStay(story, number);
        }

        story.PerhapsRetry(0.15);
        return story.Told;
    }

    /// <summary>An admission that no history has, in the midst of them.</summary>
    public static Assertion Another(Random random) => Some.Admission(
        "EX", Some.OnDay(Days[random.Next(Days.Length)], 9) + TimeSpan.FromMinutes(random.Next(600)), a => a with { Phone = "t1", Address = "a1" });

    private static void TellStay(Story story, int number)
    {
        var person = new BeneficiaryId($"psn-{story.Random.Next(6)}");
        var at = Some.OnDay(story.OneOf(Days), story.OneOf(0, 9, 9, 15)) + TimeSpan.FromMinutes(story.OneOf(0, 7, 20));
        var admission = Some.Admission($"E{number}", at, a => a with
        {
            Provider = story.OneOf(Some.Hospital, Some.Hospital, Some.OtherHospital),
            Diagnoses = story.Chance(0.15) ? ["Z49.1"] : ["I10"],
            Phone = story.OneOf(Phones),
            Address = story.OneOf(Homes),
        });
        var said = story.Tell(person, TimeSpan.FromMinutes(2), admission);
        story.PerhapsReverse(person, said, 0.2);
        if (story.Chance(0.2))
        {
            var content = (Admission)admission.Content;
            var corrected = story.OneOf(content with { Phone = "t1" }, content with { EventTime = at + TimeSpan.FromHours(story.OneOf(-2, 30)) });
            story.Tell(person, TimeSpan.FromHours(3), admission with { Version = 2, Content = corrected });
        }

        if (story.Chance(0.1))
        {
            story.Tell(person, TimeSpan.FromHours(5), Some.VisitDiagnosis($"E{number}", at, ["Z49.1"]));
        }
    }
}
