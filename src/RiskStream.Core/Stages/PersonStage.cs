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
    private readonly bool _tellsUses;
    private readonly AllowedLateness _allowed;
    private readonly Retention _retention;

    /// <summary>A stage that judges the given rules.</summary>
    public PersonStage(RuleSet rules, ReferenceData reference, AllowedLateness allowed, Retention retention)
    {
        _evaluators = new PersonEvaluators(rules, reference);
        _uses = new InstitutionUses(rules, reference);

        // Rules that are judged on a person's timeline need no institution to know of it, but for one that is judged in both places.
        _tellsUses = rules.Active.Count() > _evaluators.All.Count || rules.Measuring<CheckupStay>().Any();
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
        outputs.IsBackfill = record.IsBackfill;
        var watermark = memory.Clock.Watermark;
        var statements = Judged(record.Statements, watermark);
        memory.Clock.Observe(record.EventTime, record.IngestedAt);
        if (state.IsEmpty)
        {
            state.Quiet.NoteNobody(_evaluators);
        }

        var affected = AffectedEncounters.By(statements, state.Ledger);
        var before = affected.FactsIn(state.Ledger);
        var told = UsesOf(record.Beneficiary, before);
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

        var after = affected.FactsIn(state.Ledger);
        Tell(told, UsesOf(record.Beneficiary, after), record.IsBackfill, memory, outputs);
        Judge(record, state, before.Count == 0 ? after : [.. before, .. after], memory, outputs);
        Forget(record.Beneficiary, state, memory);
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
        var facts = encounters.ConvertAll(person.Ledger.FactsOf);
        Tell(((PersonStage)before).UsesOf(beneficiary, facts), UsesOf(beneficiary, facts), isBackfill: false, memory, outputs);
        JudgeAll(beneficiary, person, memory, OccasionOf(review.Cause, review.Reason, person, memory, outputs), _ => true);
    }

    /// <inheritdoc/>
    public void Wake(EventTimestamp due, KeyedState state, StageMemory memory, StageOutputs outputs)
    {
        var person = (PersonState)state;
        var occasion = OccasionOf(new FactKey($"TIME:{due}"), $"the event time reached {due}", person, memory, outputs);
        JudgeAll(new BeneficiaryId(state.Key), person, memory, occasion, evaluator => evaluator.IsWoken);
    }

    private void JudgeAll(
        BeneficiaryId beneficiary, PersonState state, StageMemory memory, Occasion occasion, Func<IPersonEvaluator, bool> which)
    {
        var timeline = new PersonTimeline(beneficiary, state.Ledger, memory.Timers.Now);
        for (var number = 0; number < _evaluators.All.Count; number++)
        {
            if (which(_evaluators.All[number]))
            {
                Judge(number, timeline, state, memory, occasion);
            }
        }
    }

    private static Occasion OccasionOf(
        FactKey cause, string reason, PersonState state, StageMemory memory, StageOutputs outputs) => new()
        {
            Cause = cause,
            Beneficiary = new BeneficiaryId(state.Key),
            Reason = reason,
            AsOf = memory.Clock.Watermark,
            IsBackfill = outputs.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };

    private IReadOnlyList<Statement> Judged(IReadOnlyList<Statement> statements, EventTimestamp watermark) =>
        statements.Count == 1 && Judged(statements[0], watermark) is var judged && ReferenceEquals(judged, statements[0])
            ? statements
            : [.. statements.Select(statement => Judged(statement, watermark))];

    /// <summary>The statement with what arrived beyond the allowed lateness noted; cancellations are never late.</summary>
    private Statement Judged(Statement statement, EventTimestamp watermark)
    {
        List<int>? tooLate = null;
        for (var i = 0; i < statement.Count; i++)
        {
            if (LatenessOf(statement, i, watermark) == Lateness.TooLate)
            {
                (tooLate ??= []).Add(i);
            }
        }

        return tooLate is null ? statement : statement.WithTooLate(tooLate);
    }

    private Lateness LatenessOf(Statement statement, int index, EventTimestamp watermark)
    {
        ref readonly var fact = ref statement.Facts[index];
        return FactKinds.IsCancellation(fact.Kind)
            ? Lateness.OnTime
            : PartitionClock.Judge(fact.Time, watermark, _allowed.For(fact.Kind, fact.Service));
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

    private List<InstitutionChange> UsesOf(BeneficiaryId beneficiary, IReadOnlyList<EncounterFacts> encounters)
    {
        var uses = new List<InstitutionChange>();
        for (var i = 0; i < encounters.Count && _tellsUses; i++)
        {
            _uses.Collect(beneficiary, encounters[i], uses);
        }

        return uses;
    }

    /// <summary>
    /// Tells the institution stage the difference, first what no longer holds. A use that takes the place of another is told alone:
    /// between the two an alert would be withdrawn that holds before and after.
    /// </summary>
    private static void Tell(
        List<InstitutionChange> before, List<InstitutionChange> after, bool isBackfill, StageMemory memory, StageOutputs outputs)
    {
        var (come, gone) = (after, before);
        if (before.Count > 0)
        {
            var (held, holds) = (before.ToHashSet(), after.ToHashSet());
            come = [.. holds.Where(change => !held.Contains(change))];
            gone = [.. held.Where(change => !holds.Contains(change) && !come.Exists(change.IsReplacedBy))];
        }

        foreach (var change in InOrder(gone))
        {
            outputs.Add(change with { Holds = false, SourceWatermark = memory.Clock.Watermark, IsBackfill = isBackfill });
        }

        foreach (var change in InOrder(come))
        {
            outputs.Add(change with { SourceWatermark = memory.Clock.Watermark, IsBackfill = isBackfill });
        }
    }

    private static List<InstitutionChange> InOrder(List<InstitutionChange> changes)
    {
        for (var i = 1; i < changes.Count; i++)
        {
            if (Compare(changes[i - 1], changes[i]) > 0)
            {
                return [.. changes.OrderBy(change => change.EventTime).ThenBy(change => change.Key.Value, StringComparer.Ordinal)];
            }
        }

        return changes;
    }

    private static int Compare(InstitutionChange left, InstitutionChange right)
    {
        var order = left.EventTime.CompareTo(right.EventTime);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Value, right.Key.Value);
    }

    private static Occasion OccasionOf(PersonEvent record, PersonState state, StageMemory memory, StageOutputs outputs)
    {
        var cause = record.Statements[0];
        var key = cause.KeyOf(0);
        return new Occasion
        {
            Cause = key,
            Beneficiary = record.Beneficiary,
            Provider = cause.Provider,
            Region = cause.Region,
            Reason = FactKinds.IsCancellation(cause.KindOf(0)) ? $"{key} took back evidence" : $"{key} changed the evidence",
            AsOf = memory.Clock.Watermark,
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };
    }

    /// <summary>Judges the rules that may say something else because encounters changed, given as they were and as they are.</summary>
    private void Judge(
        PersonEvent record, PersonState state, IReadOnlyList<EncounterFacts> changed, StageMemory memory, StageOutputs outputs)
    {
        var person = new PersonTimeline(record.Beneficiary, state.Ledger, memory.Timers.Now);
        Occasion? occasion = null;
        for (var number = 0; number < _evaluators.All.Count; number++)
        {
            if (_evaluators.MustJudge(number, person, state.Quiet, changed))
            {
                Judge(number, person, state, memory, occasion ??= OccasionOf(record, state, memory, outputs));
            }
        }
    }

    private void Judge(int number, PersonTimeline person, PersonState state, StageMemory memory, Occasion occasion)
    {
        var evaluator = _evaluators.All[number];

        // Before this instant a window would reach behind the facts that are kept.
        var kept = evaluator.IsOfStaysOnly ? _retention.Stays : _retention.Facts;
        var sealedBefore = memory.Clock.Watermark - kept + evaluator.LongestWindow;
        var findings = evaluator.Evaluate(person);
        PersonEvaluators.Reconcile(evaluator.Rule, findings, state.Journal, sealedBefore, occasion);
        state.Quiet.Note(_evaluators, number, findings.Count == 0, state.Journal, occasion.IsBackfill);
        if (evaluator.NextLook(person) is { } next)
        {
            memory.Timers.Set(state.Key, next);
        }
    }

    /// <summary>Forgets what is no longer kept. Without it a rule may find something, which the next record then makes it say.</summary>
    private void Forget(BeneficiaryId beneficiary, PersonState state, StageMemory memory)
    {
        var gone = state.Forget(memory.Clock.Watermark - _retention.Facts, memory.Clock.Watermark - _retention.Stays);
        for (var number = 0; number < _evaluators.All.Count && gone.Count > 0; number++)
        {
            if (_evaluators.MustJudge(number, new PersonTimeline(beneficiary, state.Ledger, memory.Timers.Now), state.Quiet, gone))
            {
                state.Quiet.Forget(number);
            }
        }
    }
}
