using Prometheus;
using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.Service.Metering;

/// <summary>Times the calls of the stages to the state store and counts the keys that they touch. Safe for concurrent use as its store is.</summary>
public sealed class MeteredStateStore : IKeyedStateStore
{
    private const string Done = "done";
    private const string Unavailable = "unavailable";

    private readonly IKeyedStateStore _store;
    private readonly TimeProvider _time;
    private readonly Histogram _calls;
    private readonly Counter _keys;

    /// <summary>Metrics in a registry, before a store.</summary>
    public MeteredStateStore(IKeyedStateStore store, CollectorRegistry registry, TimeProvider time)
    {
        (_store, _time) = (store, time);
        var metrics = Prometheus.Metrics.WithCustomRegistry(registry);
        _calls = metrics.CreateHistogram(
            "riskstream_state_call_seconds",
            "Time of a call to the state store, its tries included, by what came of it.",
            new HistogramConfiguration { LabelNames = ["operation", "outcome"], Buckets = Histogram.ExponentialBuckets(0.00025, 2, 16) });
        _keys = metrics.CreateCounter("riskstream_state_keys_total", "Keys that were loaded or written.", "stage", "operation");
    }

    /// <inheritdoc/>
    public ValueTask<PartitionLease> AcquireAsync(StagePartition partition, CancellationToken cancellationToken) =>
        TimedAsync("acquire", () => _store.AcquireAsync(partition, cancellationToken), static _ => Done);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<byte[]?>> LoadAsync(StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        _keys.WithLabels(partition.Stage, "load").Inc(keys.Count);
        return TimedAsync("load", () => _store.LoadAsync(partition, keys, cancellationToken), static _ => Done);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListKeysAsync(StagePartition partition, string after, int most, CancellationToken cancellationToken) =>
        TimedAsync("list_keys", () => _store.ListKeysAsync(partition, after, most, cancellationToken), static _ => Done);

    /// <inheritdoc/>
    public ValueTask<WriteOutcome> CommitAsync(
        PartitionLease lease, CheckpointPosition from, Checkpoint next, IReadOnlyList<StateChange> changes, CancellationToken cancellationToken)
    {
        _keys.WithLabels(lease.Partition.Stage, "commit").Inc(changes.Count);
        return TimedAsync("commit", () => _store.CommitAsync(lease, from, next, changes, cancellationToken), static outcome => MetricLabel.Of(outcome));
    }

    private async ValueTask<T> TimedAsync<T>(string operation, Func<ValueTask<T>> call, Func<T, string> outcomeOf)
    {
        var started = _time.GetTimestamp();
        try
        {
            var result = await call();
            _calls.WithLabels(operation, outcomeOf(result)).Observe(_time.GetElapsedTime(started).TotalSeconds);
            return result;
        }
        catch (StateStoreUnavailableException)
        {
            _calls.WithLabels(operation, Unavailable).Observe(_time.GetElapsedTime(started).TotalSeconds);
            throw;
        }
    }
}
