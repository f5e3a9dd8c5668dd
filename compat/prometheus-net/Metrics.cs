namespace Prometheus;

/// <summary>Where metrics are made.</summary>
public static class Metrics
{
    /// <summary>The registry that is used where none is named.</summary>
    public static CollectorRegistry DefaultRegistry { get; } = new();

    /// <summary>A registry of one's own.</summary>
    public static CollectorRegistry NewCustomRegistry() => new();

    /// <summary>Makes metrics in a registry.</summary>
    public static MetricFactory WithCustomRegistry(CollectorRegistry registry) => new(registry);
}
