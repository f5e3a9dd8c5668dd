using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>
/// What the engine promises of any history: each promise is checked on random ones, and against an oracle that works everything out
/// from the whole list. Subclasses say which histories and rules.
/// </summary>
public abstract class EngineInvariants(ITestOutputHelper output)
{
    /// <summary>Random histories for each promise.</summary>
    internal const int Histories = 10_000;

    private protected abstract Setting Setting { get; }

    private protected abstract List<PersonEvent> Next(Random random);

    private protected abstract Assertion Another(Random random);

    private protected abstract IEnumerable<FinalAlert> Oracle(IReadOnlyList<PersonEvent> records, AllowedLateness lateness);

    [Fact]
    public void The_final_alerts_are_those_that_the_effective_facts_make() => Holds(1, (history, _) =>
        Text.Difference(Expected(history, Setting.Unlimited), Run(history).Final));

    [Fact]
    public void Any_order_of_arrival_gives_the_same_final_alerts() => Holds(10_000, (history, random) =>
        Text.Difference(Expected(history, Setting.Unlimited), Run(Shuffled(history, random)).Final));

    [Fact]
    public void Arrival_within_the_allowed_lateness_is_in_no_window_too_late() => Holds(20_000, (history, random) =>
    {
        var delayed = history.OrderBy(record => record.EventTime + Delay(record, random)).ToList();
        var engine = Run(delayed, Setting with { Lateness = new AllowedLateness() });
        return engine.LateFacts.Count > 0 ? $"{engine.LateFacts[0].Key} was too late"
            : Text.Difference(Expected(history, Setting.Unlimited), engine.Final);
    });

    [Fact]
    public void Facts_beyond_the_allowed_lateness_enter_only_long_windows() => Holds(30_000, (history, random) =>
    {
        var shuffled = Shuffled(history, random);
        var lateness = new AllowedLateness();
        return Text.Difference(Expected(shuffled, lateness), Run(shuffled, Setting with { Lateness = lateness }).Final);
    });

    [Fact]
    public void A_record_that_comes_again_makes_no_output() => Holds(40_000, (history, random) =>
    {
        var engine = new TwoStages(Setting with { Lateness = new AllowedLateness() });
        foreach (var (record, index) in history.Select((record, index) => (record, index)))
        {
            engine.Feed(record);
            var said = engine.Alerts.Count + engine.LateFacts.Count;
            engine.Feed(history[random.Next(index + 1)]);
            if (engine.Alerts.Count + engine.LateFacts.Count != said)
            {
                return "a repeated record made an output";
            }
        }

        return null;
    });

    [Fact]
    public void A_fact_that_is_stated_again_in_another_message_changes_nothing() => Holds(50_000, (history, random) =>
    {
        var twice = history.ToList();
        foreach (var record in history.Where(record =>
            IsOnlyTakenBackAsFact(record, history) && !IsCorrectedWithoutVersion(record, history) && !TakesBackUpToItsTime(record)
            && random.Next(2) == 0))
        {
            var again = record with
            {
                Assertions = [.. record.Assertions.Select(said => said with
                {
                    MessageId = said.MessageId + "-again",
                    IngestedAt = said.IngestedAt + TimeSpan.FromMinutes(1),
                })],
            };
            twice.Insert(random.Next(twice.IndexOf(record) + 1, twice.Count + 1), again);
        }

        var lateness = new AllowedLateness();
        return Text.Difference(Expected(history, lateness), Run(twice, Setting with { Lateness = lateness }).Final);
    });

    [Fact]
    public void A_fact_that_is_stated_and_taken_back_was_never_stated() => Holds(60_000, (history, random) =>
    {
        var another = Another(random);
        var reversal = Some.Reversal(another, another.IngestedAt + TimeSpan.FromDays(1));
        var more = With(history, random, another.About(), reversal.About());
        return Text.Difference(Expected(history, Setting.Unlimited), Run(more).Final);
    });

    [Fact]
    public void A_reversal_that_is_undone_leaves_the_fact_standing() => Holds(70_000, (history, random) =>
    {
        var record = history[random.Next(history.Count)];
        var fact = record.Assertions[0];
        if (fact.Content is Cancellation)
        {
            return null;
        }

        var reversal = Some.Reversal(fact, fact.IngestedAt + TimeSpan.FromDays(1)) with { MessageId = "M-extra" };
        var undo = Some.Undo("M-extra", reversal.IngestedAt + TimeSpan.FromDays(1));
        var more = With(history, random, reversal.About(record.Beneficiary), undo.About(record.Beneficiary));
        return Text.Difference(Expected(history, Setting.Unlimited), Run(more).Final);
    });

    [Fact]
    public void A_higher_version_replaces_a_lower_one() => Holds(80_000, (history, random) =>
    {
        var record = history[random.Next(history.Count)];
        var fact = record.Assertions[0];
        if (fact.Content is Cancellation || !IsOnlyTakenBackAsFact(record, history))
        {
            return null;
        }

        var elsewhere = Another(random).Content.EventTime;
        var lower = fact with { Version = 0, MessageId = "M-lower", Content = fact.Content with { EventTime = elsewhere } };
        var more = With(history, random, lower.About(record.Beneficiary));
        return Text.Difference(Expected(history, Setting.Unlimited), Run(more).Final);
    });

    [Fact]
    public void A_replay_says_the_same_with_the_same_revisions() => Holds(90_000, (history, random) =>
    {
        var shuffled = Shuffled(history, random);
        return Text.Difference(Run(shuffled, Forgetful).Alerts.Select(Text.Of), Run(shuffled, Forgetful).Alerts.Select(Text.Of));
    });

    [Fact]
    public void A_restart_from_stored_state_at_any_record_changes_no_output() => Holds(100_000, (history, random) =>
    {
        var restarted = new TwoStages(Forgetful);
        foreach (var record in history)
        {
            restarted.Feed(record);
            switch (random.Next(4))
            {
                case 0:
                    restarted.Restart();
                    break;
                case 1:
                    restarted.Commit();
                    break;
            }
        }

        return Text.Difference(Run(history, Forgetful).Alerts.Select(Text.Of), restarted.Alerts.Select(Text.Of));
    });

    /// <summary>So short a memory that histories outlive it.</summary>
    private Setting Forgetful => Setting with
    {
        Lateness = new AllowedLateness(),
        Retention = new Retention
        {
            Facts = TimeSpan.FromDays(40),
            Stays = TimeSpan.FromDays(70),
            Uses = TimeSpan.FromDays(19),
            Packs = TimeSpan.FromDays(25),
        },
    };

    private protected void Holds(int firstSeed, Func<List<PersonEvent>, Random, string?> check) =>
        Property.Holds(output, (firstSeed, Histories), Next, check);

    private protected TwoStages Run(IEnumerable<PersonEvent> records, Setting? setting = null) =>
        new TwoStages(setting ?? Setting with { Lateness = Setting.Unlimited }).Feed(records);

    private protected IEnumerable<FinalAlert> Expected(IReadOnlyList<PersonEvent> records, AllowedLateness lateness) =>
        Oracle(records, lateness).OrderBy(alert => alert.AlertId, StringComparer.Ordinal);

    private static List<PersonEvent> Shuffled(List<PersonEvent> history, Random random) =>
        [.. history.OrderBy(_ => random.Next())];

    private static List<PersonEvent> With(List<PersonEvent> history, Random random, params PersonEvent[] added)
    {
        var more = history.ToList();
        foreach (var record in added)
        {
            more.Insert(random.Next(more.Count + 1), record);
        }

        return more;
    }

    /// <summary>So long that none of its facts comes too late: a settlement's lines happened before it.</summary>
    private static TimeSpan Delay(PersonEvent record, Random random) => random.NextDouble() * record.Assertions
        .Select(said => new AllowedLateness().For(said.Content) - (record.EventTime - said.Content.EventTime)).Min();

    /// <summary>
    /// Whether another message says something else of one of its facts, or of none of its lines, in the same version: then the later
    /// one holds, and to say it again is to say it later.
    /// </summary>
    private static bool IsCorrectedWithoutVersion(PersonEvent record, List<PersonEvent> history) =>
        record.Assertions.Any(said => history.SelectMany(other => other.Assertions).Any(other =>
            other.Key == said.Key && other.Version == said.Version && other.MessageId != said.MessageId));

    /// <summary>Whether it takes back what was taken in so far: said again in another message it takes back what came in between.</summary>
    private static bool TakesBackUpToItsTime(PersonEvent record) => record.Assertions[0].Content is Cancellation
    {
        Target: CancellationTarget.OfLines or CancellationTarget.OfFact { UpTo.IsGiven: true },
    };

    /// <summary>
    /// Whether no 2601 names the record's message, no 2205 its lines and nothing its facts up to some time: those take back statements and
    /// not the fact, which another message may state anew.
    /// </summary>
    private static bool IsOnlyTakenBackAsFact(PersonEvent record, List<PersonEvent> history) =>
        !history.SelectMany(other => other.Assertions).Select(said => said.Content).OfType<Cancellation>().Any(cancellation =>
            cancellation.Target switch
            {
                CancellationTarget.OfMessage message => message.MessageId == record.Assertions[0].MessageId,
                CancellationTarget.OfLines => cancellation.Encounter == record.Assertions[0].Content.Encounter,
                CancellationTarget.OfFact { UpTo.IsGiven: true } fact => record.Assertions.Any(said => said.Key == fact.Key),
                _ => false,
            });
}
