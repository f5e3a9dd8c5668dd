using RiskStream.Checkpoints;
using RiskStream.Ports;
using RiskStream.Reference;
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
    private readonly StagePartition _partition;
    private readonly StateCache _cache;
    private readonly PartitionStates _states;
    private readonly StageMemory _memory;
    private readonly StageReview<T>? _review;
    private readonly StageLists<T> _lists;
    private CheckpointPosition _position;

    /// <summary>Goes on from a lease's checkpoint, by one set of lists for ever.</summary>
    public StageProcessor(IStage<T> stage, IKeyedStateStore store, PartitionLease lease, StateCache cache)
        : this(lease, cache, new PartitionStates(store, lease.Partition, cache), StageMemory.Decode(lease.Checkpoint.Memory), null, new(stage))
    {
    }

    internal StageProcessor(
        PartitionLease lease, StateCache cache, PartitionStates states, StageMemory memory, StageReview<T>? review, StageLists<T> lists)
    {
        _partition = lease.Partition;
        _cache = cache;
        _states = states;
        _memory = memory;
        _review = review;
        _lists = lists;
        _position = lease.Checkpoint.Position;
    }

    /// <summary>Where the partition's clock stands, and how far a review has come.</summary>
    public StageMemory Memory => _memory;

    /// <summary>Whether newer lists are to be taken, or a page reviewed, before the batch that begins at an offset.</summary>
    public bool IsReviewDue(long offset) => _review?.IsDue(offset) ?? false;

    /// <summary>
    /// Takes newer lists, or reviews one page. All batches before must be committed. <paramref name="effect"/> publishes and then commits
    /// what it is given; it is called up to twice.
    /// </summary>
    public async ValueTask ReviewAsync(Func<StageResult, Task> effect, CancellationToken cancellationToken) =>
        _position = await _review!.StepAsync(_position, effect, cancellationToken);

    /// <summary>Applies a batch.</summary>
    /// <exception cref="StateStoreUnavailableException">State could not be read.</exception>
    /// <exception cref="DamagedStateException">State could not be understood.</exception>
    public async ValueTask<StageResult> ApplyAsync(StageBatch<T> batch, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>();
        foreach (var record in batch.Records)
        {
            _lists.Current.CollectKeys(record.Content, keys);
        }

        var states = await _states.LoadAsync(keys, _lists.Current, cancellationToken);
        var outputs = new StageOutputs();
        foreach (var record in batch.Records)
        {
            outputs.BeginRecord(_partition.Partition, record.Offset, record.Source is { Sequence: < 0 });
            if (record.Source is { } source && !_memory.Advance(source, record.SourceWatermark))
            {
                outputs.CountRecord(isNew: false);
                continue;
            }

            _lists.For(record.Content, _memory.Review).Apply(record.Content, key => states[key], _memory, outputs);
            if (!_memory.Timers.TryPass(TimerRun.DueUntil(_memory, outputs)))
            {
                await TimerRun.AfterRecordAsync(key => _lists.For(key, _memory.Review), _memory, LoadAsync, outputs);
            }
        }

        ValueTask<IReadOnlyDictionary<string, KeyedState>> LoadAsync(IReadOnlyCollection<string> wanted) =>
            _states.AddToAsync(states, wanted, _lists.Current, cancellationToken);

        var from = batch.From == _position.Offset ? _position : batch.From;
        _position = batch.NextOffset;
        return new StageResult
        {
            From = from,
            Next = new Checkpoint(batch.NextOffset, _memory.Encode()),
            Outputs = outputs,
            DeadLetters = batch.DeadLetters,
            Changes = _states.TakeChanges(states, batch.NextOffset),
        };
    }

    /// <summary>Says that all batches before an offset are committed. May be called by another thread.</summary>
    public void Committed(long nextOffset) => _cache.Committed(nextOffset);
}

/// <summary>Opens partitions whose lists may change.</summary>
public static class StageProcessor
{
    /// <summary>Goes on from a lease's checkpoint, by the lists that it names and then by newer ones.</summary>
    /// <exception cref="StateStoreUnavailableException">The lists could not be read.</exception>
    public static async ValueTask<StageProcessor<T>> OpenAsync<T>(
        Func<ReferenceData, IStage<T>> stageOf,
        IListSource source,
        IKeyedStateStore store,
        PartitionLease lease,
        StateCache cache,
        ReviewBounds bounds,
        CancellationToken cancellationToken)
    {
        var states = new PartitionStates(store, lease.Partition, cache);
        var memory = StageMemory.Decode(lease.Checkpoint.Memory);
        var review = await StageReview.OpenAsync(lease, stageOf, source, states, memory, bounds, cancellationToken);
        return new StageProcessor<T>(lease, cache, states, memory, review, review.Lists);
    }
}
