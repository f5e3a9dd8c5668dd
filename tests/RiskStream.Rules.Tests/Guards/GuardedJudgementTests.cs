using RiskStream.Alerts;
using RiskStream.Checking;
using RiskStream.Core.Tests;
using RiskStream.Evaluation;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Rules.Tests.Guards;

/// <summary>
/// The person stage leaves a rule aside where a cheap bound says that it has nothing to say. That must never be seen: all shipped rules
/// say the same as by their definitions.
/// </summary>
public sealed class GuardedJudgementTests(ITestOutputHelper output)
{
    private const int Histories = 1000;

    private static readonly RuleSet Rules = RuleCatalogue.LoadShipped().Rules.AlwaysEffective();

    private static readonly Retention Long = new();

    private static readonly Retention Short = new() { Facts = TimeSpan.FromDays(31), Stays = TimeSpan.FromDays(45) };

    [Fact]
    public void Every_revision_is_the_one_that_the_definitions_make() => Check(1, (history, random) =>
        Difference(history, random, Long, Setting.Unlimited));

    [Fact]
    public void So_it_is_when_facts_are_late_and_forgotten() => Check(200_000, (history, random) =>
        Difference([.. history.OrderBy(_ => random.Next())], random, Short, new AllowedLateness()));

    /// <summary>The ledger's orders and what is kept with encounters follow the facts: made from nothing they say the same.</summary>
    [Fact]
    public void What_stands_is_what_a_ledger_made_anew_would_say() => Check(400_000, (history, random) =>
    {
        var lists = MixedHistories.Lists(random);
        var run = new StageRun(Rules, Setting.Unlimited, Long, knowsNothing: false);
        run.Judge(lists);
        var asked = new CandidateEvaluation(Rules, lists);
        foreach (var record in history.OrderBy(_ => random.Next()).Select(record => record with { IsBackfill = false }))
        {
            run.Feed(record);
            var nothing = new Candidate
            {
                Scenario = CareScenario.OutpatientSettlement,
                Beneficiary = record.Beneficiary,
                Encounter = default,
                At = record.EventTime,
                Statements = [],
            };
            if (Text.Difference(FinalAlert.Of(asked.Evaluate(run.State, nothing, run.Now)), FinalAlert.Of(run.Alerts)) is { } difference)
            {
                return difference;
            }
        }

        return null;
    });

    /// <summary>The check before a settlement leaves rules aside by the same bounds, and by what was said of the person.</summary>
    [Fact]
    public void A_question_is_answered_as_by_the_definitions() => Check(600_000, (history, random) =>
    {
        var lists = MixedHistories.Lists(random);
        var run = new StageRun(Rules, Setting.Unlimited, Long, knowsNothing: false);
        run.Judge(lists);
        var asked = new CandidateEvaluation(Rules, lists);
        foreach (var record in history.Select(record => record with { IsBackfill = false }))
        {
            if (random.Next(3) == 0 && IsAsked(record) && AskDifference(asked, run, record, random) is { } difference)
            {
                return difference;
            }

            run.Feed(record);
        }

        return null;
    });

    [Fact]
    public void Every_rule_on_persons_says_something_of_the_histories()
    {
        var said = new HashSet<string>();
        for (var seed = 1; seed <= Histories; seed++)
        {
            var random = new Random(seed);
            var run = new StageRun(Rules, Setting.Unlimited, Long, knowsNothing: false);
            run.Judge(MixedHistories.Lists(random));
            MixedHistories.Next(random).ForEach(run.Feed);
            said.UnionWith(run.Alerts.Select(alert => alert.Rule.Id));
        }

        output.WriteLine(string.Join(' ', said.Order()));
        Assert.Equal(
            new PersonEvaluators(Rules, ReferenceData.Empty).All.Select(evaluator => evaluator.Rule.Id).Except(["H06"]).Order(),
            said.Except(["H06"]).Order());
    }

    private static bool IsAsked(PersonEvent record) =>
        record.Assertions.Any() && record.Assertions.All(said => said.Content is Settlement or Admission or ClaimLine);

    /// <summary>What would stand with the record and does not without, against what a question about it is answered.</summary>
    private static string? AskDifference(CandidateEvaluation asked, StageRun run, PersonEvent record, Random random)
    {
        var isNew = !run.State.Ledger.Encounters.Contains(record.Statements[0].Encounter);
        var candidate = new Candidate
        {
            Scenario = (CareScenario)random.Next(1, isNew ? 11 : 6),
            Beneficiary = record.Beneficiary,
            Encounter = record.Statements[0].Encounter,
            At = record.EventTime,
            Statements = record.Statements,
        };
        var rules = asked.AskedIn(candidate.Scenario).ToHashSet();
        var without = asked.Evaluate(run.State, candidate with { Statements = [] }, run.Now).Select(DigestOf).ToHashSet();
        var added = asked.Evaluate(run.State, candidate, run.Now)
            .Where(alert => rules.Contains(alert.Rule.Id) && alert.Rule.Care.Synchronous == Synchrony.Decides && !without.Contains(DigestOf(alert)));
        var found = asked.Ask(run.State, candidate, run.Now).Select(finding => finding.Alert)
            .Where(alert => alert.Rule.Care.Synchronous == Synchrony.Decides);
        return Text.Difference(FinalAlert.Of(added), FinalAlert.Of(found));

        static (string Id, ulong Digest) DigestOf(RiskAlert alert) => (alert.AlertId, AlertDigest.Of(alert.Rule, alert.Draft));
    }

    private void Check(int firstSeed, Func<List<PersonEvent>, Random, string?> check) =>
        Property.Holds(output, (firstSeed, Histories), MixedHistories.Next, check);

    private static string? Difference(List<PersonEvent> history, Random random, Retention retention, AllowedLateness lateness)
    {
        var (known, anew) = (new StageRun(Rules, lateness, retention, false), new StageRun(Rules, lateness, retention, true));
        Both(run => run.Judge(ReferenceData.Empty));
        foreach (var record in history)
        {
            if (random.Next(6) == 0)
            {
                var lists = MixedHistories.Lists(random);
                Both(run => run.Judge(lists));
            }

            if (random.Next(8) == 0)
            {
                known.Restart();
            }

            Both(run => run.Feed(record));
        }

        return Text.Difference(anew.Alerts.Select(Text.Of), known.Alerts.Select(Text.Of));

        void Both(Action<StageRun> act)
        {
            act(known);
            act(anew);
        }
    }
}
