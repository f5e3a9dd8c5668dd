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
        _kinds =
        [
            new ExamKind(rules, reference, region),
            new CardKind(rules, reference, region),
            new VisitKind(rules, reference),
            new TherapyKind(rules, reference),
            new TraceKind(rules),
            new GroupKind(rules, reference),
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
        var isNew = false;
        foreach (var kind in _kinds)
        {
            foreach (var key in kind.KeysOf(record))
            {
                var state = (InstitutionState)states(key);
                isNew |= kind.Apply(record, state, HorizonOf(kind, memory), OccasionOf(record, state, memory, outputs));
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
        change.Everything || change.Institutions.Contains(ProviderOf(key));

    /// <inheritdoc/>
    public void Review(
        ListReview review, IStage<InstitutionChange> before, KeyedState state, StageMemory memory, StageOutputs outputs)
    {
        var known = (InstitutionState)state;
        var kind = KindOf(state.Key);
        known.ForgetMeasured();
        kind.Judge(known, HorizonOf(kind, memory), new Occasion
        {
            Cause = review.Cause,
            Provider = kind.ProviderOf(known),
            Region = known.Region,
            Reason = review.Reason,
            AsOf = memory.SourceWatermark,
            Publish = outputs.Add,
            Record = known.Record,
        });
    }

    /// <inheritdoc/>
    public void Wake(EventTimestamp due, KeyedState state, StageMemory memory, StageOutputs outputs) =>
        throw new InvalidOperationException($"no rule on institutions waits for a time, and yet {state.Key} was woken");

    private static string ProviderOf(string key) => key.Split('|')[1];

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
            IsBackfill = record.IsBackfill,
            Publish = outputs.Add,
            Record = state.Record,
        };
}
