using RiskStream.Checking;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Stages;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>A question before settlement changes no state, and its answer is what the stage says when the candidate is stated.</summary>
public class CandidateInvariantTests(ITestOutputHelper output)
{
    private static readonly Setting Setting = new()
    {
        Rules = [StayHistories.Rule],
        Reference = StayHistories.Reference,
        Lateness = Setting.Unlimited,
    };

    [Fact]
    public void A_question_before_settlement_never_changes_state() => Property.Holds(
        output, (600_000, EngineInvariants.Histories), StayHistories.Next, (history, random) =>
        {
            var engine = new TwoStages(Setting).Feed(history);
            if (history.Count == 0)
            {
                return null;
            }

            var state = engine.StateOf(Some.Person);
            state.TakeChange();
            var before = Describe(state);
            var candidate = StayHistories.Another(random).About();

            var asked = new Candidate
            {
                Scenario = CareScenario.InpatientRegistration,
                Beneficiary = candidate.Beneficiary,
                Encounter = candidate.Statements[0].Encounter,
                At = candidate.EventTime,
                Statements = candidate.Statements,
            };
            var evaluation = new CandidateEvaluation(new RuleSet(Setting.Rules), Setting.Reference);
            var answer = evaluation.Evaluate(state, asked, candidate.EventTime);
            evaluation.Ask(state, asked, candidate.EventTime);

            if (Describe(state) != before || state.TakeChange() is not null)
            {
                return "the question changed the state";
            }

            return Text.Difference(engine.Feed(candidate).Final, FinalAlert.Of(answer));
        });

    private static string Describe(PersonState state) => string.Join(
        '\n',
        state.Ledger.Statements.Select(statement => Convert.ToHexString(statement.Bytes)).Concat(state.Journal.Entries.Select(said => $"{said}")));
}
