using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.Core.Tests;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Stages;

namespace RiskStream.Rules.Tests.Guards;

/// <summary>
/// The person stage with one person's state: as it is, or so that nothing is taken for known and each rule that is asked is judged by
/// its definition. Lists may change and the process may end between records.
/// </summary>
internal sealed class StageRun(RuleSet rules, AllowedLateness lateness, Retention retention, bool knowsNothing)
{
    private const int MostRules = 64;

    private readonly List<byte> _stored = [];
    private readonly Dictionary<string, KeyedState> _buckets = [];
    private PersonStage? _stage;
    private StageMemory _memory = StageMemory.Decode([]);
    private long _offset;

    public List<RiskAlert> Alerts { get; } = [];

    public EventTimestamp Now => _memory.Timers.Now;

    public PersonState State { get; private set; } = new(Some.Person.Value);

    public void Judge(ReferenceData lists)
    {
        var (before, stage) = (_stage, new PersonStage(rules, lists, lateness, retention));
        _stage = stage;
        if (before is not null)
        {
            var change = lists.ChangesSince(ReferenceData.Empty);
            Take(outputs => stage.Review(new ListReview(lists.Digest, change), before, State, _memory, outputs));
        }
    }

    public void Feed(PersonEvent record)
    {
        for (var number = 0; number < MostRules && knowsNothing; number++)
        {
            State.Quiet.Forget(number);
        }

        Take(outputs => _stage!.Apply(record, _ => State, _memory, outputs));
    }

    public void Restart()
    {
        if (State.TakeChange() is { } change)
        {
            if (change.Kind == StateChangeKind.Replace)
            {
                _stored.Clear();
            }

            _stored.AddRange(change.Bytes);
        }

        State = new PersonState(Some.Person.Value);
        _memory = StageMemory.Decode(_memory.Encode());
        if (_stored.Count > 0)
        {
            State.Restore([.. _stored]);
        }
    }

    private ValueTask<IReadOnlyDictionary<string, KeyedState>> Load(IReadOnlyCollection<string> keys) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, KeyedState>>(keys.ToDictionary(
            key => key, key => TimerBucket.Owns(key) ? BucketOf(key) : State));

    private KeyedState BucketOf(string key) => _buckets.TryGetValue(key, out var bucket) ? bucket : _buckets[key] = new TimerBucket(key);

    private void Take(Action<StageOutputs> make)
    {
        var outputs = new StageOutputs();
        outputs.BeginRecord(0, _offset++);
        make(outputs);

        // Nothing waits for a store here, so it has ended when it returns.
        var woken = TimerRun.AfterRecordAsync(_ => _stage!, _memory, Load, outputs).AsTask();
        if (!woken.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("a timer failed", woken.Exception);
        }

        Alerts.AddRange(outputs.All.OfType<StageOutput.Alert>().Select(alert => alert.Content));
    }
}
