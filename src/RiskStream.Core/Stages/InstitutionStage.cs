using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Judges the rules on what institutions do for many persons. It knows nothing of versions and reversals: the person stage tells it
/// signed changes. Each kind of use has its own keys and rules.
/// </summary>
public sealed class InstitutionStage : IStage<InstitutionChange>
{
    /// <summary>The stage's name.</summary>
    public const string StageName = "institution";

    private readonly IReadOnlyList<IUseKind> _kinds;
    private readonly Retention _retention;

    /// <summary>A stage that judges the given rules.</summary>
    public InstitutionStage(RuleSet rules, ReferenceData reference, IRegionContext region, Retention retention)
    {
        rules = rules.JudgedBy(reference.Versions);
        _kinds =
        [
            new ExamKind(rules, reference, region),
            new CardKind(rules, reference, region),
            new VisitKind(rules, reference),
            new TherapyKind(rules, reference),
            new TraceKind(rules),
            new GroupKind(rules, reference),
            new StayKind(rules, reference),
            new ItemKind(rules, reference),
            new CaseKind(rules, reference),
            new BasketKind(rules),
        ];
        _retention = retention;
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public void CollectKeys(InstitutionChange record, ISet<string> keys)
    {
        foreach (var key in _kinds.SelectMany(kind => kind.KeysOf(record)))
        {
            keys.Add(key);
        }
    }

    /// <inheritdoc/>
    public KeyedState NewState(string key) => KindOf(key).NewState(key);

    /// <inheritdoc/>
    public void Apply(InstitutionChange record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs)
    {
        memory.Clock.Observe(record.EventTime, default);
        outputs.IsBackfill = record.IsBackfill;
        var isNew = false;
        foreach (var kind in _kinds)
        {
            foreach (var key in kind.KeysOf(record))
            {
                var state = (InstitutionState)states(key);
                isNew |= kind.Apply(record, state, HorizonOf(kind, memory), OccasionOf(record, state, memory, outputs));
                SetTimer(kind, state, memory);
            }
        }

        outputs.CountRecord(isNew);
    }

    /// <inheritdoc/>
    public bool KeepsListsUntilReviewed => false;

    /// <inheritdoc/>
    public IEnumerable<string>? KeysNamedBy(ReferenceChange change) => change.IsOfPersonsOnly ? [] : null;

    /// <inheritdoc/>
    public bool IsConcerned(string key, ReferenceChange change) =>
        KindOf(key).IsConcerned(key, change);

    /// <inheritdoc/>
    public void Review(
        ListReview review, IStage<InstitutionChange> before, KeyedState state, StageMemory memory, StageOutputs outputs)
    {
        ((InstitutionState)state).ForgetMeasured();
        Judge((InstitutionState)state, (review.Cause, review.Reason), memory, outputs);
    }

    /// <inheritdoc/>
    public void Wake(EventTimestamp due, KeyedState state, StageMemory memory, StageOutputs outputs) =>
        Judge((InstitutionState)state, (new FactKey($"TIME:{due}"), $"the event time reached {due}"), memory, outputs);

    private void Judge(
        InstitutionState state, (FactKey Cause, string Reason) why, StageMemory memory, StageOutputs outputs)
    {
        var kind = KindOf(state.Key);
        kind.Judge(state, HorizonOf(kind, memory), new Occasion
        {
            Cause = why.Cause,
            Provider = kind.ProviderOf(state),
            Region = state.Region,
            Reason = why.Reason,
            AsOf = memory.SourceWatermark,
            Now = memory.Timers.Now,
            IsBackfill = outputs.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        });
        SetTimer(kind, state, memory);
    }

    private static void SetTimer(IUseKind kind, InstitutionState state, StageMemory memory)
    {
        if (kind.NextLook(state, memory.Timers.Now) is { } next)
        {
            memory.Timers.Set(state.Key, next);
        }
    }

    private IUseKind KindOf(string key) =>
        _kinds.FirstOrDefault(kind => key.StartsWith(kind.Prefix + "|", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"no kind of use keeps anything under {key}");

    private CivilDay HorizonOf(IUseKind kind, StageMemory memory) => (memory.SourceWatermark - kind.KeptFor(_retention)).Day;

    private static Occasion OccasionOf(
        InstitutionChange record, InstitutionState state, StageMemory memory, StageOutputs outputs) => new()
        {
            Cause = record.Key,
            Provider = record.Provider,
            Region = record.Use is ConfirmedDays || record.Region.Length == 0 ? state.Region : record.Region,
            Reason = record.Holds ? $"{record.Key} changed the evidence" : $"{record.Key} no longer holds",
            AsOf = memory.SourceWatermark,
            Now = memory.Timers.Now,
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };
}
