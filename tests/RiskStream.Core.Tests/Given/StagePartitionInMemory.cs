using RiskStream.Checkpoints;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

/// <summary>
/// One partition of a stage with its stored state: applies records one by one, commits on demand, and after a restart knows nothing
/// but what was committed.
/// </summary>
internal sealed class StagePartitionInMemory<TRecord>(IStage<TRecord> stage, int partition)
{
    private readonly Dictionary<string, byte[]> _stored = [];
    private readonly Dictionary<string, KeyedState> _states = [];
    private readonly HashSet<string> _touched = [];
    private byte[] _storedMemory = [];
    private long _offset;

    /// <summary>How many stored keys there are.</summary>
    public IReadOnlyDictionary<string, byte[]> Stored => _stored;

    public StageMemory Memory { get; private set; } = StageMemory.Decode([]);

    /// <summary>Counts of the last record.</summary>
    public StageOutputs Last { get; private set; } = new();

    public KeyedState StateOf(string key)
    {
        if (!_states.TryGetValue(key, out var state))
        {
            _states[key] = state = TimerBucket.Owns(key) ? new TimerBucket(key) : stage.NewState(key);
            if (_stored.TryGetValue(key, out var bytes))
            {
                state.Restore(bytes);
            }
        }

        return state;
    }

    public IReadOnlyList<StageOutput> Apply(TRecord record)
    {
        stage.CollectKeys(record, _touched);
        Last = new StageOutputs();
        Last.BeginRecord(partition, _offset++);
        stage.Apply(record, StateOf, Memory, Last);

        Wake();
        return Last.All;
    }

    /// <summary>Nothing waits for a store here, so it has ended when it returns.</summary>
    private void Wake()
    {
        var woken = TimerRun.AfterRecordAsync(_ => stage, Memory, Load, Last).AsTask();
        if (!woken.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("a timer failed", woken.Exception);
        }
    }

    private ValueTask<IReadOnlyDictionary<string, KeyedState>> Load(IReadOnlyCollection<string> keys)
    {
        _touched.UnionWith(keys);
        return ValueTask.FromResult<IReadOnlyDictionary<string, KeyedState>>(keys.ToDictionary(key => key, StateOf));
    }

    public void Commit()
    {
        foreach (var key in _touched)
        {
            if (StateOf(key).TakeChange() is not { } change)
            {
                continue;
            }

            if (change.Kind == StateChangeKind.Remove)
            {
                _stored.Remove(key);
                continue;
            }

            _stored[key] = change.Kind == StateChangeKind.Replace ? change.Bytes : [.. _stored[key], .. change.Bytes];
        }

        _touched.Clear();
        _storedMemory = Memory.Encode();
    }

    /// <summary>Forgets all but what was committed; commits first.</summary>
    public void Restart()
    {
        Commit();
        _states.Clear();
        Memory = StageMemory.Decode(_storedMemory);
    }
}
