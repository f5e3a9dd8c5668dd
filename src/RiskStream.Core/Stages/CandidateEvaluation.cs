using RiskStream.Alerts;
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
    private readonly List<(RuleDefinition Rule, StayFrequencyEvaluator Evaluator)> _stayRules;

    /// <summary>Asks the given rules.</summary>
    public CandidateEvaluation(RuleSet rules, ReferenceData reference) =>
        _stayRules = [.. rules.Measuring<StayFrequency>().Select(rule => (rule, new StayFrequencyEvaluator(rule, reference)))];

    /// <summary>Every alert that would stand of the person, with the rule that makes it.</summary>
    public IReadOnlyList<(RuleDefinition Rule, AlertDraft Draft)> Evaluate(PersonState state, PersonEvent candidate)
    {
        var ledger = new PersonLedger();
        foreach (var statement in state.Ledger.Statements.Concat<Statement>(candidate.Statements))
        {
            ledger.Add(statement);
        }

        var stays = ledger.Stays();
        var filings = ledger.Filings();
        return
        [
            .. _stayRules.SelectMany(rule => rule.Evaluator
                .Evaluate(candidate.Beneficiary, stays, filings)
                .Select(draft => (rule.Rule, draft))),
        ];
    }
}
