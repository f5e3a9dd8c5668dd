using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// The ledger of effective facts: takes in what is stated of persons, tells the institution stage what changed, and judges the
/// rules on a person's timeline.
/// </summary>
public sealed class PersonStage : IStage<PersonEvent>
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "person";

    private readonly List<(RuleDefinition Rule, StayFrequencyEvaluator Evaluator)> _stayRules;
    private readonly InstitutionUses _uses;
    private readonly AllowedLateness _allowed;
    private readonly Retention _retention;

    /// <summary>A stage that judges the given rules.</summary>
    public PersonStage(RuleSet rules, ReferenceData reference, AllowedLateness allowed, Retention retention)
    {
        _stayRules = [.. rules.Measuring<StayFrequency>().Select(rule => (rule, new StayFrequencyEvaluator(rule, reference)))];
        _uses = new InstitutionUses(rules, reference);
        _allowed = allowed;
        _retention = retention;
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public void CollectKeys(PersonEvent record, ISet<string> keys) => keys.Add(record.Beneficiary.Value);

    /// <inheritdoc/>
    public KeyedState NewState(string key) => new PersonState(key);

    /// <inheritdoc/>
    public void Apply(PersonEvent record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs)
    {
        var state = (PersonState)states(record.Beneficiary.Value);
        var watermark = memory.Clock.Watermark;
        var assertions = record.Assertions.Select(assertion => Judged(assertion, memory.Clock)).ToList();
        memory.Clock.Observe(record.EventTime, record.IngestedAt);
        var affected = assertions.SelectMany(judged => state.Ledger.Affects(judged.Assertion)).Distinct().ToList();
        var before = UsesOf(record.Beneficiary, state, affected);
        var touchesStay = TouchesStay(state, affected);
        var isNew = false;
        foreach (var (assertion, lateness) in assertions)
        {
            if (state.Add(assertion))
            {
                isNew = true;
                Note(record, assertion, lateness, watermark, outputs);
            }
        }

        outputs.CountRecord(isNew || assertions.Count == 0);
        if (!isNew)
        {
            return;
        }

        Tell(before, UsesOf(record.Beneficiary, state, affected), record, memory, outputs);
        if (touchesStay || TouchesStay(state, affected))
        {
            Judge(record, state, memory, outputs);
        }

        state.Forget(memory.Clock.Watermark - _retention.Facts, memory.Clock.Watermark - _retention.Stays);
    }

    /// <summary>A statement and how it stands to the watermark; cancellations are never late.</summary>
    private (Assertion Assertion, Lateness Lateness) Judged(Assertion assertion, PartitionClock clock)
    {
        var lateness = assertion.Content is Cancellation
            ? Lateness.OnTime
            : clock.Judge(assertion.Content.EventTime, _allowed.For(assertion.Content));
        return (lateness == Lateness.TooLate ? assertion with { TooLate = true } : assertion, lateness);
    }

    /// <summary>Counts a statement that is new by its lateness, and reports it if it came too late.</summary>
    private void Note(
        PersonEvent record, Assertion assertion, Lateness lateness, EventTimestamp watermark, StageOutputs outputs)
    {
        outputs.CountLateness(lateness);
        if (lateness == Lateness.TooLate)
        {
            var allowed = _allowed.For(assertion.Content);
            outputs.Add(new LateFact(record.Beneficiary, assertion.Key, assertion.Content.EventTime, watermark, allowed));
        }
    }

    private static bool TouchesStay(PersonState state, List<EncounterId> affected) =>
        affected.Exists(encounter => state.Ledger.FactsOf(encounter).IsStay);

    private HashSet<InstitutionChange> UsesOf(BeneficiaryId beneficiary, PersonState state, List<EncounterId> affected) =>
        [.. affected.SelectMany(encounter => _uses.Of(beneficiary, state.Ledger.FactsOf(encounter)))];

    /// <summary>
    /// Tells the institution stage the difference, first what no longer holds. A use that takes the place of another is told alone:
    /// between the two an alert would be withdrawn that holds before and after.
    /// </summary>
    private static void Tell(
        HashSet<InstitutionChange> before,
        HashSet<InstitutionChange> after,
        PersonEvent record,
        StageMemory memory,
        StageOutputs outputs)
    {
        var come = after.Where(change => !before.Contains(change)).ToList();
        var gone = before
            .Where(change => !after.Contains(change) && !come.Exists(change.IsReplacedBy))
            .Select(change => change with { Holds = false });
        foreach (var change in InOrder(gone).Concat(InOrder(come)))
        {
            outputs.Add(change with { SourceWatermark = memory.Clock.Watermark, IsBackfill = record.IsBackfill });
        }
    }

    private static IEnumerable<InstitutionChange> InOrder(IEnumerable<InstitutionChange> changes) =>
        changes.OrderBy(change => change.EventTime).ThenBy(change => change.Key.Value, StringComparer.Ordinal);

    private void Judge(PersonEvent record, PersonState state, StageMemory memory, StageOutputs outputs)
    {
        var cause = record.Assertions[0];
        var occasion = new Occasion
        {
            Cause = cause.Key,
            Provider = cause.Content.Provider,
            Region = cause.Content.Region,
            Reason = cause.Content is Cancellation ? $"{cause.Key} took back evidence" : $"{cause.Key} changed the evidence",
            AsOf = memory.Clock.Watermark,
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };
        var subject = new Subject("psn", record.Beneficiary.Value);
        var stays = state.Ledger.Stays();
        foreach (var (rule, evaluator) in _stayRules)
        {
            // Before this instant a window would reach behind the facts that are kept.
            var sealedBefore = memory.Clock.Watermark - _retention.Stays + evaluator.LongestWindow;
            state.Journal.Reconcile(rule, subject, evaluator.Evaluate(record.Beneficiary, stays), sealedBefore, occasion);
        }
    }
}
