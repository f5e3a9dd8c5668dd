namespace Prometheus;

/// <summary>Makes metrics in one registry; the same name and labels again are the same metric.</summary>
public sealed class MetricFactory
{
    private readonly CollectorRegistry _registry;

    internal MetricFactory(CollectorRegistry registry) => _registry = registry;

    /// <summary>A number that only grows.</summary>
    public Counter CreateCounter(string name, string help, params string[] labelNames) =>
        _registry.GetOrAdd(name, labelNames, () => new Counter(name, help, labelNames));

    /// <summary>A number that goes up and down.</summary>
    public Gauge CreateGauge(string name, string help, params string[] labelNames) =>
        _registry.GetOrAdd(name, labelNames, () => new Gauge(name, help, labelNames));

    /// <summary>Counts of values by upper bound.</summary>
    public Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null)
    {
        var labels = configuration?.LabelNames ?? [];
        return _registry.GetOrAdd(name, labels, () => new Histogram(name, help, labels, configuration?.Buckets ?? Histogram.DefaultBuckets));
    }
}

/// <summary>What all metrics can be told.</summary>
public abstract class MetricConfiguration
{
    /// <summary>Names of labels.</summary>
    public string[]? LabelNames { get; set; }
}

/// <summary>What a histogram can be told.</summary>
public sealed class HistogramConfiguration : MetricConfiguration
{
    /// <summary>Upper bounds, ascending; infinity is added.</summary>
    public double[]? Buckets { get; set; }
}
