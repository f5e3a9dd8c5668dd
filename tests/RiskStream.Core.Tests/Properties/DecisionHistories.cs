using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>Random decisions of reviewers about alerts of random uses: confirmed, dismissed, decided again, corrected and taken back.</summary>
internal static class DecisionHistories
{
    private static readonly (string Rule, Subject Subject)[] Subjects =
    [
        ("H07", new("inst+item", $"{Some.Hospital}|CT")),
        ("H07", new("inst+item", $"{Some.Hospital}|MR")),
        ("H07", new("inst+dr+item", $"{Some.Hospital}|D1|CT")),
        ("P01", new("inst", $"{Some.Pharmacy}")),
        ("P01", new("inst", $"{Some.Pharmacy}")),
        ("P01", new("inst+item", $"{Some.Pharmacy}")),
        ("H01", new("psn", "psn-1")),
    ];

    /// <summary>Tells what is decided about an alert of a day: by a first review, and perhaps a second one.</summary>
    public static void TellDecisions(Story story, int number, int day)
    {
        // Some consoles know whom an alert is about, and others do not.
        var alert = $"A{number}";
        var ledger = story.OneOf(new BeneficiaryId($"psn-{story.Random.Next(3)}"), new BeneficiaryId($"DSP:{alert}"));
        var (rule, subject) = story.OneOf(Subjects);
        var first = Some.OnDay(day).Day;
        var at = Some.OnDay(day + 1, 10);
        for (var review = 0; review < story.OneOf(1, 1, 2, 3); review++)
        {
            var stage = story.OneOf("1", "2");
            var days = story.Chance(0.1) ? (DaySpan?)null : new DaySpan(first - story.Random.Next(2), first + story.Random.Next(2));
            var decision = Some.Disposition(alert, story.OneOf("confirm", "confirm", "dismiss"), at, d => d with
            {
                RuleId = rule,
                SubjectKind = subject.Kind,
                SubjectKey = subject.Key,
                Days = days,
            }, stage) with
            { Version = (uint)story.Random.Next(1, 3) };
            var told = story.Tell(ledger, TimeSpan.FromMinutes(1), decision);
            story.PerhapsReverse(ledger, told, 0.15);
            at += TimeSpan.FromHours(story.OneOf(0, 1, 30));
        }
    }
}
