using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;

namespace RiskStream.Pipeline.Graph;

/// <summary>
/// One assigned partition as a stream: polled batches → decode → apply → publish → commit. The order of effects is the guarantee:
/// outputs are durable before state and offset are committed in one step, so a crash between the two repeats outputs that receivers
/// recognise, and loses none. Asynchronous boundaries let a batch be applied while the one before it is published.
/// Batches of a partition never overtake each other: every step handles one at a time. Newer lists are taken, and what was judged by
/// older ones is reviewed, by the applying step when everything before is committed, one page before each batch; an empty batch asks
/// for the next page where no records come.
/// </summary>
/// <typeparam name="T">The decoded input.</typeparam>
internal sealed class PartitionGraph<T>
{
    private readonly BatchDecoder<T> _decoder;
    private readonly StageDescription<T> _description;
    private readonly IListSource _lists;
    private readonly ReviewBounds _bounds;
    private readonly StateCache _cache;
    private readonly CommitGate _gate;
    private readonly KafkaPublisher _publisher;
    private readonly IKeyedStateStore _store;
    private readonly PartitionLease _lease;
    private readonly StageCounters _counters;
    private readonly GraphPorts _ports;
    private readonly CancellationToken _abandoned;
    private StageProcessor<T>? _processor;
    private volatile string _inForce = string.Empty;
    private volatile bool _isReviewPending = true;
    private volatile bool _isNudged;
    private long _committedOffset;
    private long _eventTime;

    public PartitionGraph(
        StageDescription<T> description,
        GraphPorts ports,
        PartitionLease lease,
        long cacheBytes,
        ReviewBounds bounds,
        CancellationToken abandoned)
    {
        _description = description;
        _lists = ports.Lists;
        _bounds = bounds;
        _cache = new StateCache(cacheBytes);
        _gate = new CommitGate(lease.Checkpoint.NextOffset);
        _committedOffset = lease.Checkpoint.NextOffset;
        _decoder = new BatchDecoder<T>(description, lease.Partition.Partition);
        _publisher = ports.Publisher;
        _store = ports.Store;
        _lease = lease;
        _counters = ports.Counters;
        _ports = ports;
        _abandoned = abandoned;
    }

    /// <summary>The next offset that is not committed yet.</summary>
    public long CommittedOffset => Volatile.Read(ref _committedOffset);

    /// <summary>The event time that the partition has reached; absent before the first batch.</summary>
    public EventTimestamp EventTime => new(Volatile.Read(ref _eventTime));

    /// <summary>Whether a switch or a page waits at an offset, the position of the intake. Asked by the poll thread.</summary>
    public bool WantsReview(long position) => position >= _bounds.LogEnd && (_isReviewPending || _inForce != _lists.Digest);

    /// <summary>Whether an empty batch is wanted, because a review waits and no batch may come to carry it on.</summary>
    public bool WantsNudge(long position) => !_isNudged && WantsReview(position);

    /// <summary>Says that an empty batch was written to the intake.</summary>
    public void Nudged() => _isNudged = true;

    /// <summary>Starts the stream. The kill switch ends its intake; the task ends when what is inside is done, or faults.</summary>
    public (UniqueKillSwitch Intake, Task<Done> Completion) Run(ChannelReader<PolledBatch> polled, IMaterializer materializer)
    {
        return ChannelSource.FromReader(polled)
            .ViaMaterialized(KillSwitches.Single<PolledBatch>(), Keep.Right)
            .Select(_decoder.Decode)
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(TimedAsync("apply", () => ApplyAsync(batch))))
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(TimedAsync("publish", () => PublishAsync(batch))))
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(TimedAsync("commit", () => CommitAsync(batch))))
            .ToMaterialized(Sink.Ignore<Done>(), Keep.Both)
            .Run(materializer);
    }

    private async Task<TResult> TimedAsync<TResult>(string step, Func<Task<TResult>> work)
    {
        var started = _ports.Time.GetTimestamp();
        var result = await work();
        _ports.Meter.Took(_lease.Partition.Stage, step, _ports.Time.GetElapsedTime(started));
        return result;
    }

    /// <summary>
    /// Akka.Streams takes a cancelled task for the end of the stream, and an abandoned partition would look drained: cancellation
    /// becomes a failure here.
    /// </summary>
    private async Task<TResult> FailIfAbandonedAsync<TResult>(Task<TResult> step)
    {
        try
        {
            return await step;
        }
        catch (OperationCanceledException cancelled)
        {
            throw new InvalidOperationException($"{_lease.Partition} was abandoned; its next owner does the batch again", cancelled);
        }
    }

    private Task<AppliedBatch> ApplyAsync(StageBatch<T> batch) => ApplyAsync(batch, batch.Records.Count + batch.DeadLetters.Count);

    private async Task<AppliedBatch> ApplyAsync(StageBatch<T> batch, int records)
    {
        var processor = _processor ??= await StageProcessor.OpenAsync(
            _description.StageOf, _lists, _store, _lease, _cache, _bounds, _abandoned);
        if (processor.IsReviewDue(batch.From))
        {
            await _gate.WhenReachedAsync(batch.From, _abandoned);
            await processor.ReviewAsync(PublishAndCommitAsync, _abandoned);
        }

        (_inForce, _isReviewPending) = (processor.Memory.Review.Lists, processor.Memory.Review.IsPending);
        if (batch.NextOffset == batch.From)
        {
            _isNudged = false;
            return new AppliedBatch(null, 0);
        }

        var result = await processor.ApplyAsync(batch, _abandoned);
        Volatile.Write(ref _eventTime, processor.Memory.EventTime.Micros);
        return new AppliedBatch(result, records);
    }

    private async Task PublishAndCommitAsync(StageResult result)
    {
        await _publisher.PublishAsync(_lease.Partition.Stage, result, _abandoned);
        await CommitAsync(result, 0);
    }

    private async Task<AppliedBatch> PublishAsync(AppliedBatch batch)
    {
        if (batch.Result is { } result)
        {
            await _publisher.PublishAsync(_lease.Partition.Stage, result, _abandoned);
        }

        return batch;
    }

    private async Task<Done> CommitAsync(AppliedBatch batch)
    {
        if (batch.Result is { } result)
        {
            await CommitAsync(result, batch.Records);
            _gate.Reached(result.Next.NextOffset);
        }

        return Done.Instance;
    }

    private async Task CommitAsync(StageResult result, int records)
    {
        var outcome = await _store.CommitAsync(_lease, result.From, result.Next, result.Changes, _abandoned);
        if (outcome != WriteOutcome.Committed)
        {
            throw new CommitRefusedException(_lease.Partition, outcome);
        }

        Volatile.Write(ref _committedOffset, result.Next.NextOffset);
        _cache.Committed(result.Next.NextOffset);
        _counters.CountCommitted(result, records);
        if (records > 0)
        {
            _ports.Meter.Committed(_lease.Partition.Stage, records);
        }
    }

    /// <summary>What came of a batch; nothing if it was empty.</summary>
    private sealed record AppliedBatch(StageResult? Result, int Records);
}

/// <summary>What every partition of a stage shares.</summary>
internal sealed record GraphPorts(IKeyedStateStore Store, KafkaPublisher Publisher, StageCounters Counters, IListSource Lists)
{
    /// <summary>Who is told how long steps take.</summary>
    public IStageMeter Meter { get; init; } = SilentMeter.Instance;

    /// <summary>By what they are timed.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
