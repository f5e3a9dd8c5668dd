using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>
/// Runs a stage over the batches of one partition: reads the state that a batch needs, applies its records one after another, and
/// says what to publish and to commit. Guarantee: the same records in the same order give the same outputs, however they are cut
/// into batches. It knows nothing of streams; used by one caller at a time.
/// </summary>
/// <typeparam name="T">The decoded input.</typeparam>
public sealed class StageProcessor<T>
{
    private readonly IStage<T> _stage;
    private readonly IKeyedStateStore _store;
    private readonly StagePartition _partition;
    private readonly StateCache _cache;
    private readonly StageMemory _memory;

    /// <summary>Goes on from a lease's checkpoint.</summary>
    public StageProcessor(IStage<T> stage, IKeyedStateStore store, PartitionLease lease, StateCache cache)
    {
        _stage = stage;
        _store = store;
        _partition = lease.Partition;
        _cache = cache;
        _memory = StageMemory.Decode(lease.Checkpoint.Memory);
    }

    /// <summary>Where the partition's clock stands.</summary>
    public StageMemory Memory => _memory;

    /// <summary>Applies a batch.</summary>
    /// <exception cref="StateStoreUnavailableException">State could not be read.</exception>
    /// <exception cref="DamagedStateException">State could not be understood.</exception>
    public async ValueTask<StageResult> ApplyAsync(StageBatch<T> batch, CancellationToken cancellationToken)
    {
        var states = await LoadAsync(batch, cancellationToken);
        var outputs = new StageOutputs();
        foreach (var record in batch.Records)
        {
            outputs.BeginRecord(_partition.Partition, record.Offset);
            if (record.Source is { } source && !_memory.Advance(source, record.SourceWatermark))
            {
                outputs.CountRecord(isNew: false);
                continue;
            }

            _stage.Apply(record.Content, key => states[key], _memory, outputs);
        }

        return new StageResult
        {
            From = batch.From,
            Next = new Checkpoint(batch.NextOffset, _memory.Encode()),
            Outputs = outputs,
            DeadLetters = batch.DeadLetters,
            Changes = TakeChanges(states, batch.NextOffset),
        };
    }

    /// <summary>Says that all batches before an offset are committed. May be called by another thread.</summary>
    public void Committed(long nextOffset) => _cache.Committed(nextOffset);

    private async ValueTask<Dictionary<string, KeyedState>> LoadAsync(StageBatch<T> batch, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>();
        foreach (var record in batch.Records)
        {
            _stage.CollectKeys(record.Content, keys);
        }

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
            var state = _stage.NewState(missing[i]);
            if (stored[i] is { } bytes)
            {
                state.Restore(bytes);
            }

            states[missing[i]] = state;
        }

        return states;
    }

    private List<StateChange> TakeChanges(Dictionary<string, KeyedState> states, long nextOffset)
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
}
