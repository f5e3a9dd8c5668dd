using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;
using RiskStream.Stages;

namespace RiskStream.Cli.Replaying;

/// <summary>One partition of one stage in a replay: gives records offsets, and commits as the stream does.</summary>
internal sealed class ReplayPartition<T>
{
    private readonly StageProcessor<T> _processor;
    private readonly IKeyedStateStore _store;
    private readonly PartitionLease _lease;
    private long _position;

    private ReplayPartition(StageProcessor<T> processor, IKeyedStateStore store, PartitionLease lease)
    {
        _processor = processor;
        _store = store;
        _lease = lease;
    }

    public static async Task<ReplayPartition<T>> OpenAsync(
        IStage<T> stage, IKeyedStateStore store, int partition, long cacheBytes, CancellationToken cancellationToken)
    {
        var lease = await store.AcquireAsync(new StagePartition(stage.Name, partition), cancellationToken);
        return new ReplayPartition<T>(new StageProcessor<T>(stage, store, lease, new StateCache(cacheBytes)), store, lease);
    }

    public async Task<StageOutputs> ProcessAsync(
        IEnumerable<(T Content, SourcePosition? Source, EventTimestamp SourceWatermark)> records, CancellationToken cancellationToken)
    {
        var from = _position;
        var placed = records
            .Select(record => new StageRecord<T>(_position++, record.Source, record.SourceWatermark, record.Content))
            .ToList();
        var batch = new StageBatch<T> { From = from, NextOffset = _position, Records = placed };
        var result = await _processor.ApplyAsync(batch, cancellationToken);
        var outcome = await _store.CommitAsync(_lease, result.From, result.Next, result.Changes, cancellationToken);
        if (outcome != WriteOutcome.Committed)
        {
            throw new InvalidOperationException($"the in-memory store refused a commit of {_lease.Partition}: {outcome}");
        }

        _processor.Committed(result.Next.NextOffset);
        return result.Outputs;
    }
}
