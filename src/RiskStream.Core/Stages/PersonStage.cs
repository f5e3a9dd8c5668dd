using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Statements;

namespace RiskStream.Stages;

/// <summary>
/// The ledger of effective facts: takes in what is stated of persons, tells the institution stage what changed, and judges the
/// rules on a person's timeline.
/// </summary>
public sealed class PersonStage : IStage<PersonEvent>
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "person";

    private readonly PersonEvaluators _evaluators;
    private readonly InstitutionUses _uses;
    private readonly AllowedLateness _allowed;
    private readonly Retention _retention;

    /// <summary>A stage that judges the given rules.</summary>
    public PersonStage(RuleSet rules, ReferenceData reference, AllowedLateness allowed, Retention retention)
    {
        _evaluators = new PersonEvaluators(rules, reference);
        _uses = new InstitutionUses(rules, reference);
        _allowed = allowed;
        _retention = retention;
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public void CollectKeys(PersonEvent record, ISet<string> keys) => keys.Add(record.Ledger);

    /// <inheritdoc/>
    public KeyedState NewState(string key) => new PersonState(key);

    /// <inheritdoc/>
    public void Apply(PersonEvent record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs)
    {
        var state = (PersonState)states(record.Ledger);
        var watermark = memory.Clock.Watermark;
        var statements = record.Statements.Select(statement => Judged(statement, memory.Clock)).ToList();
        memory.Clock.Observe(record.EventTime, record.IngestedAt);
        var affected = statements.SelectMany(state.Ledger.Affects).Distinct().ToList();
        var before = UsesOf(record.Beneficiary, state, affected);
        var touched = FactsOf(state, affected);
        var isNew = false;
        foreach (var statement in statements)
        {
            if (state.Add(statement))
            {
                isNew = true;
                Note(record, statement, watermark, outputs);
            }
        }

        outputs.CountRecord(isNew || statements.Count == 0);
        if (!isNew)
        {
            return;
        }

        Tell(before, UsesOf(record.Beneficiary, state, affected), record.IsBackfill, memory, outputs);
        touched.AddRange(FactsOf(state, affected));
        Judge(_evaluators.AskedOf(touched), record.Beneficiary, state, memory, OccasionOf(record, state, memory, outputs));

        state.Forget(memory.Clock.Watermark - _retention.Facts, memory.Clock.Watermark - _retention.Stays);
    }

    /// <inheritdoc/>
    public bool KeepsListsUntilReviewed => true;

    /// <inheritdoc/>
    public IEnumerable<string>? KeysNamedBy(ReferenceChange change) => change.IsOfPersonsOnly ? change.Persons : null;

    /// <inheritdoc/>
    public bool IsConcerned(string key, ReferenceChange change) => !change.IsOfPersonsOnly || change.Persons.Contains(key);

    /// <inheritdoc/>
    public void Review(ListReview review, IStage<PersonEvent> before, KeyedState state, StageMemory memory, StageOutputs outputs)
    {
        var (person, beneficiary) = ((PersonState)state, new BeneficiaryId(state.Key));
        var encounters = person.Ledger.Encounters.OrderBy(id => id.Value, StringComparer.Ordinal).ToList();
        var told = ((PersonStage)before).UsesOf(beneficiary, person, encounters);
        Tell(told, UsesOf(beneficiary, person, encounters), isBackfill: false, memory, outputs);
        Judge(_evaluators.All, beneficiary, person, memory, new Occasion
        {
            Cause = review.Cause,
            Reason = review.Reason,
            AsOf = memory.Clock.Watermark,
            Publish = outputs.Add,
            Record = person.Record,
        });
    }

    /// <summary>The statement with what arrived beyond the allowed lateness noted; cancellations are never late.</summary>
    private Statement Judged(Statement statement, PartitionClock clock)
    {
        List<int>? tooLate = null;
        for (var i = 0; i < statement.Count; i++)
        {
            if (LatenessOf(statement, i, clock.Watermark) == Lateness.TooLate)
            {
                (tooLate ??= []).Add(i);
            }
        }

        return tooLate is null ? statement : statement.WithTooLate(tooLate);
    }

    private Lateness LatenessOf(Statement statement, int index, EventTimestamp watermark)
    {
        var fact = statement.Facts[index];
        return FactKinds.IsCancellation(fact.Kind)
            ? Lateness.OnTime
            : new PartitionClock(watermark).Judge(fact.Time, _allowed.For(fact.Kind, fact.Service));
    }

    /// <summary>Counts the facts of a statement that is new by their lateness, and reports those that came too late.</summary>
    private void Note(PersonEvent record, Statement statement, EventTimestamp watermark, StageOutputs outputs)
    {
        outputs.CountClamped(statement.Clamped);
        for (var i = 0; i < statement.Count; i++)
        {
            var fact = statement.Facts[i];
            var lateness = LatenessOf(statement, i, watermark);
            outputs.CountLateness(lateness);
            if (lateness == Lateness.TooLate)
            {
                var allowed = _allowed.For(fact.Kind, fact.Service);
                outputs.Add(new LateFact(record.Beneficiary, statement.KeyOf(i), fact.Time, watermark, allowed));
            }
        }
    }

    private static List<EncounterFacts> FactsOf(PersonState state, List<EncounterId> affected) =>
        [.. affected.Select(state.Ledger.FactsOf)];

    private HashSet<InstitutionChange> UsesOf(BeneficiaryId beneficiary, PersonState state, List<EncounterId> affected) =>
        [.. affected.SelectMany(encounter => _uses.Of(beneficiary, state.Ledger.FactsOf(encounter)))];

    /// <summary>
    /// Tells the institution stage the difference, first what no longer holds. A use that takes the place of another is told alone:
    /// between the two an alert would be withdrawn that holds before and after.
    /// </summary>
    private static void Tell(
        HashSet<InstitutionChange> before,
        HashSet<InstitutionChange> after,
        bool isBackfill,
        StageMemory memory,
        StageOutputs outputs)
    {
        var come = after.Where(change => !before.Contains(change)).ToList();
        var gone = before
            .Where(change => !after.Contains(change) && !come.Exists(change.IsReplacedBy))
            .Select(change => change with { Holds = false });
        foreach (var change in InOrder(gone).Concat(InOrder(come)))
        {
            outputs.Add(change with { SourceWatermark = memory.Clock.Watermark, IsBackfill = isBackfill });
        }
    }

    private static IEnumerable<InstitutionChange> InOrder(IEnumerable<InstitutionChange> changes) =>
        changes.OrderBy(change => change.EventTime).ThenBy(change => change.Key.Value, StringComparer.Ordinal);

    private static Occasion OccasionOf(PersonEvent record, PersonState state, StageMemory memory, StageOutputs outputs)
    {
        var cause = record.Statements[0];
        var key = cause.KeyOf(0);
        return new Occasion
        {
            Cause = key,
            Provider = cause.Provider,
            Region = cause.Region,
            Reason = FactKinds.IsCancellation(cause.KindOf(0)) ? $"{key} took back evidence" : $"{key} changed the evidence",
            AsOf = memory.Clock.Watermark,
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };
    }

    private void Judge(
        IReadOnlyList<IPersonEvaluator> evaluators, BeneficiaryId beneficiary, PersonState state, StageMemory memory, Occasion occasion)
    {
        var person = new PersonTimeline(beneficiary, state.Ledger);
        foreach (var evaluator in evaluators)
        {
            // Before this instant a window would reach behind the facts that are kept.
            var kept = evaluator.IsOfStaysOnly ? _retention.Stays : _retention.Facts;
            var sealedBefore = memory.Clock.Watermark - kept + evaluator.LongestWindow;
            PersonEvaluators.Reconcile(evaluator.Rule, evaluator.Evaluate(person), state.Journal, sealedBefore, occasion);
        }
    }
}
