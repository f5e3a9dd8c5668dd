using Prometheus;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Service.Metering;

/// <summary>How long the steps of a stage take, and how large its batches are. Safe for concurrent use.</summary>
public sealed class StageMetrics : IStageMeter
{
    private readonly Histogram _steps;
    private readonly Histogram _batches;

    /// <summary>Metrics in a registry.</summary>
    public StageMetrics(CollectorRegistry registry)
    {
        var metrics = Prometheus.Metrics.WithCustomRegistry(registry);
        _steps = metrics.CreateHistogram(
            "riskstream_stage_step_seconds",
            "Time that a batch takes in a step: apply, publish, commit. The wait between steps is not in it.",
            new HistogramConfiguration { LabelNames = ["stage", "step"], Buckets = Histogram.ExponentialBuckets(0.0005, 2, 15) });
        _batches = metrics.CreateHistogram(
            "riskstream_stage_batch_records",
            "Records of a committed batch.",
            new HistogramConfiguration { LabelNames = ["stage"], Buckets = Histogram.ExponentialBuckets(1, 4, 7) });
    }

    /// <inheritdoc/>
    public void Took(string stage, string step, TimeSpan time) => _steps.WithLabels(stage, step).Observe(time.TotalSeconds);

    /// <inheritdoc/>
    public void Committed(string stage, int records) => _batches.WithLabels(stage).Observe(records);
}
