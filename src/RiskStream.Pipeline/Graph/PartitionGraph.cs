using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using RiskStream.Checkpoints;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;

namespace RiskStream.Pipeline.Graph;

/// <summary>
/// One assigned partition as a stream: polled batches → decode → apply → publish → commit. The order of effects is the guarantee:
/// outputs are durable before state and offset are committed in one step, so a crash between the two repeats outputs that receivers
/// recognise, and loses none. Asynchronous boundaries let a batch be applied while the one before it is published.
/// Batches of a partition never overtake each other: every step handles one at a time.
/// </summary>
/// <typeparam name="T">The decoded input.</typeparam>
internal sealed class PartitionGraph<T>
{
    private readonly BatchDecoder<T> _decoder;
    private readonly StageProcessor<T> _processor;
    private readonly KafkaPublisher _publisher;
    private readonly IKeyedStateStore _store;
    private readonly PartitionLease _lease;
    private readonly StageCounters _counters;
    private readonly CancellationToken _abandoned;

    public PartitionGraph(
        StageDescription<T> description, GraphPorts ports, PartitionLease lease, long cacheBytes, CancellationToken abandoned)
    {
        _decoder = new BatchDecoder<T>(description, lease.Partition.Partition);
        _processor = new StageProcessor<T>(description.Stage, ports.Store, lease, new StateCache(cacheBytes));
        _publisher = ports.Publisher;
        _store = ports.Store;
        _lease = lease;
        _counters = ports.Counters;
        _abandoned = abandoned;
    }

    /// <summary>The next offset that is not committed yet.</summary>
    public long CommittedOffset { get; private set; }

    /// <summary>Starts the stream. The kill switch ends its intake; the task ends when what is inside is done, or faults.</summary>
    public (UniqueKillSwitch Intake, Task<Done> Completion) Run(ChannelReader<PolledBatch> polled, IMaterializer materializer)
    {
        CommittedOffset = _lease.Checkpoint.NextOffset;
        return ChannelSource.FromReader(polled)
            .ViaMaterialized(KillSwitches.Single<PolledBatch>(), Keep.Right)
            .Select(_decoder.Decode)
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(ApplyAsync(batch)))
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(PublishAsync(batch)))
            .Async()
            .SelectAsync(1, batch => FailIfAbandonedAsync(CommitAsync(batch)))
            .ToMaterialized(Sink.Ignore<Done>(), Keep.Both)
            .Run(materializer);
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

    private async Task<AppliedBatch> ApplyAsync(StageBatch<T> batch, int records) =>
        new(await _processor.ApplyAsync(batch, _abandoned), records);

    private async Task<AppliedBatch> PublishAsync(AppliedBatch batch)
    {
        await _publisher.PublishAsync(_lease.Partition.Stage, batch.Result, _abandoned);
        return batch;
    }

    private async Task<Done> CommitAsync(AppliedBatch batch)
    {
        var result = batch.Result;
        var outcome = await _store.CommitAsync(_lease, result.From, result.Next, result.Changes, _abandoned);
        if (outcome != WriteOutcome.Committed)
        {
            throw new CommitRefusedException(_lease.Partition, outcome);
        }

        CommittedOffset = result.Next.NextOffset;
        _processor.Committed(result.Next.NextOffset);
        _counters.CountCommitted(result, batch.Records);
        return Done.Instance;
    }

    private sealed record AppliedBatch(StageResult Result, int Records);
}

/// <summary>What every partition of a stage shares.</summary>
internal sealed record GraphPorts(IKeyedStateStore Store, KafkaPublisher Publisher, StageCounters Counters);
