using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>The decoded state of one partition, from the cache or the store. Used by one caller at a time.</summary>
internal sealed class PartitionStates
{
    private readonly IKeyedStateStore _store;
    private readonly StagePartition _partition;
    private readonly StateCache _cache;

    public PartitionStates(IKeyedStateStore store, StagePartition partition, StateCache cache)
    {
        _store = store;
        _partition = partition;
        _cache = cache;
    }

    /// <summary>State under keys, empty for those that have none; in one round trip.</summary>
    public ValueTask<Dictionary<string, KeyedState>> LoadAsync<T>(
        IReadOnlyCollection<string> keys, IStage<T> stage, CancellationToken cancellationToken) =>
        LoadAsync(keys, stage, onlyStored: false, cancellationToken);

    /// <summary>State under those keys that have any.</summary>
    public ValueTask<Dictionary<string, KeyedState>> LoadStoredAsync<T>(
        IReadOnlyCollection<string> keys, IStage<T> stage, CancellationToken cancellationToken) =>
        LoadAsync(keys, stage, onlyStored: true, cancellationToken);

    /// <summary>Adds the state under further keys to that of a step, and gives it all.</summary>
    public async ValueTask<IReadOnlyDictionary<string, KeyedState>> AddToAsync<T>(
        Dictionary<string, KeyedState> states, IReadOnlyCollection<string> keys, IStage<T> stage, CancellationToken cancellationToken)
    {
        var further = keys.Where(key => !states.ContainsKey(key)).ToList();
        foreach (var (key, state) in await LoadAsync(further, stage, cancellationToken))
        {
            states[key] = state;
        }

        return states;
    }

    /// <summary>The keys after one, in the store's order.</summary>
    public ValueTask<IReadOnlyList<string>> ListAsync(string after, int most, CancellationToken cancellationToken) =>
        _store.ListKeysAsync(_partition, after, most, cancellationToken);

    /// <summary>What is to be stored of states that a step touched; they are kept as the most recently used.</summary>
    public List<StateChange> TakeChanges(Dictionary<string, KeyedState> states, long nextOffset)
    {
        var changes = new List<StateChange>(states.Count);
        foreach (var (key, state) in states)
        {
            if (state.TakeChange() is { } change)
            {
                changes.Add(change);
            }

            _cache.Put(key, state, nextOffset);
        }

        return changes;
    }

    /// <summary>Lets go of everything; all of it must be committed.</summary>
    public void Clear() => _cache.Clear();

    private async ValueTask<Dictionary<string, KeyedState>> LoadAsync<T>(
        IReadOnlyCollection<string> keys, IStage<T> stage, bool onlyStored, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, KeyedState>(keys.Count);
        var missing = new List<string>();
        foreach (var key in keys)
        {
            if (_cache.TryGet(key, out var state))
            {
                states[key] = state;
            }
            else
            {
                missing.Add(key);
            }
        }

        if (missing.Count == 0)
        {
            return states;
        }

        var stored = await _store.LoadAsync(_partition, missing, cancellationToken);
        for (var i = 0; i < missing.Count; i++)
        {
            if (stored[i] is null && onlyStored)
            {
                continue;
            }

            var state = TimerBucket.Owns(missing[i]) ? new TimerBucket(missing[i]) : stage.NewState(missing[i]);
            if (stored[i] is { } bytes)
            {
                state.Restore(bytes);
            }

            states[missing[i]] = state;
        }

        return states;
    }
}
