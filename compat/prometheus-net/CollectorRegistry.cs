using System.Collections.Concurrent;

namespace Prometheus;

/// <summary>The metrics that are exposed together. Safe for concurrent use.</summary>
public sealed class CollectorRegistry
{
    private readonly ConcurrentDictionary<string, Collector> _collectors = new();
    private readonly ConcurrentQueue<Action> _before = new();

    internal CollectorRegistry()
    {
    }

    /// <summary>Is called before every collection, to bring metrics up to date.</summary>
    public void AddBeforeCollectCallback(Action callback) => _before.Enqueue(callback);

    /// <summary>Writes all metrics in the text format.</summary>
    public async Task CollectAndExportAsTextAsync(Stream to, CancellationToken cancel = default)
    {
        foreach (var callback in _before)
        {
            callback();
        }

        var text = new TextFormat();
        foreach (var collector in _collectors.Values.OrderBy(collector => collector.Name, StringComparer.Ordinal))
        {
            collector.Write(text);
        }

        await to.WriteAsync(text.Bytes(), cancel);
    }

    internal T GetOrAdd<T>(string name, string[] labels, Func<T> create)
        where T : Collector
    {
        var collector = _collectors.GetOrAdd(name, _ => create());
        return collector is T same && same.Labels.SequenceEqual(labels)
            ? same
            : throw new InvalidOperationException($"A metric named {name} exists with another type or other labels.");
    }
}
