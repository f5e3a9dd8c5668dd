using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Statements;

namespace RiskStream.Stages;

/// <summary>
/// What the rules on a person's timeline would say if a candidate were stated too: the question before a settlement. It changes
/// nothing: it works on a ledger of its own that shares the statements, which are immutable. Any thread may ask as long as nobody
/// changes the state meanwhile.
/// </summary>
public sealed class CandidateEvaluation
{
    private static readonly EventTimestamp Never = new(long.MinValue);

    private readonly PersonEvaluators _evaluators;

    /// <summary>Asks the given rules.</summary>
    public CandidateEvaluation(RuleSet rules, ReferenceData reference) => _evaluators = new PersonEvaluators(rules, reference);

    /// <summary>
    /// Every alert that would stand of the person when the event time has come to <paramref name="now"/>. The candidate counts as being on
    /// time.
    /// </summary>
    public IReadOnlyList<RiskAlert> Evaluate(PersonState state, PersonEvent candidate, EventTimestamp now)
    {
        var ledger = new PersonLedger();
        foreach (var statement in state.Ledger.Statements.Concat<Statement>(candidate.Statements))
        {
            ledger.Add(statement);
        }

        var said = new List<RiskAlert>();
        var person = new PersonTimeline(candidate.Beneficiary, ledger, now);
        var occasion = new Occasion
        {
            Cause = candidate.Statements.Count > 0 ? candidate.Statements[0].KeyOf(0) : default,
            Reason = "asked before the settlement",
            AsOf = candidate.EventTime,
            Publish = said.Add,
            Record = _ => { },
        };
        foreach (var evaluator in _evaluators.All)
        {
            // A journal that nothing was said to says what stands, episodes of one anchor day in one.
            PersonEvaluators.Reconcile(evaluator.Rule, evaluator.Evaluate(person), new AlertJournal(), Never, occasion);
        }

        return said;
    }
}
