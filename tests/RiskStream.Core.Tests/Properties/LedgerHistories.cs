using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// Random statements of every kind about three encounters of one person, crowded so that most take back, settle, correct or repeat
/// others: what holds of them is all that matters.
/// </summary>
internal static class LedgerHistories
{
    public static readonly IReadOnlyList<string> Encounters = ["E0", "E1", "E2"];

    private static readonly string[] Batches = [string.Empty, "B1", "B2"];

    public static List<PersonEvent> Next(Random random)
    {
        var story = new Story(random) { Nameless = 0.1 };
        for (var left = random.Next(4, 14); left > 0; left--)
        {
            switch (random.Next(10))
            {
                case < 3:
                    TellLines(story);
                    break;
                case < 6:
                    TellSettlement(story);
                    break;
                case < 8:
                    TellCancelledLines(story);
                    break;
                default:
                    TellOther(story);
                    break;
            }
        }

        story.PerhapsRetry(0.15);
        return story.Told;
    }

    private static void TellLines(Story story)
    {
        var (encounter, at) = (story.OneOf(Encounters), InstantOf(story));
        var told = story.Tell(Some.Person, After(story), Lines(story, encounter, at));
        story.PerhapsReverse(Some.Person, told, 0.15);
    }

    private static void TellSettlement(Story story)
    {
        var number = story.Random.Next(3);
        var encounter = story.Chance(0.85) ? $"E{number}" : story.OneOf(Encounters);
        var at = InstantOf(story);
        var settlement = Some.Settlement($"S{number}", encounter, at, s => s with
        {
            Service = story.OneOf(ServiceKind.Outpatient, ServiceKind.Inpatient),
            ChargeBatch = story.OneOf(Batches),
            BegunAt = story.OneOf(default, at - TimeSpan.FromHours(30)),
            EndedAt = story.OneOf(default, at),
            IsMidStay = story.Chance(0.4),
        }) with
        { Version = (uint)story.OneOf(1, 1, 2) };
        var lines = Lines(story, encounter, at);
        var told = story.Tell(Some.Person, After(story), [settlement, .. Within(settlement, story.Chance(0.5) ? lines : [])]);
        if (told.MessageId.Length > 0 && story.Chance(0.25))
        {
            story.TellAgain(Some.Person, told, After(story) + TimeSpan.FromHours(1), Within(told, lines));
        }

        story.PerhapsReverse(Some.Person, told, 0.35);
    }

    private static void TellCancelledLines(Story story)
    {
        var (encounter, at) = (story.OneOf(Encounters), InstantOf(story) + After(story));
        var all = Some.LinesCancelled(encounter, at, story.OneOf<string[]>([], [], ["1"], ["1", "2"]));
        var target = (CancellationTarget.OfLines)((Cancellation)all.Content).Target;
        var said = all with { Content = (Cancellation)all.Content with { Target = target with { ChargeBatch = story.OneOf(Batches) } } };
        var told = story.Tell(Some.Person, TimeSpan.Zero, said);
        if (told.MessageId.Length > 0 && story.Chance(0.15))
        {
            story.Tell(Some.Person, After(story), Some.Undo(told.MessageId, told.Content.EventTime));
        }
    }

    private static void TellOther(Story story)
    {
        var (encounter, at) = (story.OneOf(Encounters), InstantOf(story));
        IReadOnlyList<string> diagnoses = [story.OneOf("I10", "N18.5", "J00")];
        var said = OtherKind(story, encounter, at, diagnoses) with { Version = (uint)story.OneOf(1, 1, 2) };

        // An adapter's own identity: stated of one encounter, and then perhaps of another.
        var owned = story.Chance(0.3) ? said with { Key = new FactKey($"OWN:{said.Content.GetType().Name}") } : said;
        story.PerhapsReverse(Some.Person, story.Tell(Some.Person, After(story), owned), 0.3);
    }

    private static Assertion OtherKind(Story story, string encounter, EventTimestamp at, IReadOnlyList<string> diagnoses) =>
        story.Random.Next(8) switch
        {
            0 => Some.Admission(encounter, at, a => a with { Diagnoses = diagnoses }),
            1 => Some.Discharge(encounter, at),
            2 => Some.Line(encounter, "1", at),
            3 => Some.Registration(encounter, at),
            4 => Some.VisitDiagnosis(encounter, at, diagnoses),
            5 => Some.SettlementList(encounter, story.OneOf("S0", "S1"), at, diagnoses),
            6 => Some.StockMove(story.OneOf("B1", "B2"), at),
            _ => Some.Filing(Some.Hospital, Some.OtherHospital, at),
        };

    private static List<Assertion> Lines(Story story, string encounter, EventTimestamp at) =>
        story.OneOf<string[]>(["1"], ["2"], ["1", "2"], ["1", "2", "3"]).Select(number => Some.Line(
            encounter, number, at, line => line with { ChargeBatch = story.OneOf(Batches), Item = story.OneOf("CT", "MR") })).ToList();

    private static IEnumerable<Assertion> Within(Assertion settlement, IEnumerable<Assertion> lines) =>
        lines.Select(line => line with
        {
            Version = settlement.Version,
            Parent = settlement.Key,
            ParentVersion = settlement.Version,
        });

    private static EventTimestamp InstantOf(Story story) => Some.OnDay(1, story.Random.Next(12));

    private static TimeSpan After(Story story) => TimeSpan.FromHours(story.Random.Next(story.OneOf(20, 20, 200)));
}
