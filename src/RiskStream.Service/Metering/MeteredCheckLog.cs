using Prometheus;
using RiskStream.Checking;
using RiskStream.Ports;

namespace RiskStream.Service.Metering;

/// <summary>Counts and times checks before settlements on their way to the log. Safe for concurrent use.</summary>
public sealed class MeteredCheckLog : ICheckLog
{
    private readonly ICheckLog _log;
    private readonly Histogram _durations;
    private readonly Counter _answers;
    private readonly Counter _findings;
    private readonly Counter _feedbacks;

    /// <summary>Metrics in a registry, before a log.</summary>
    public MeteredCheckLog(ICheckLog log, CollectorRegistry registry)
    {
        _log = log;
        var metrics = Prometheus.Metrics.WithCustomRegistry(registry);
        _durations = metrics.CreateHistogram(
            "riskstream_check_duration_seconds",
            "Time from a question before a settlement to its answer, the wait for a turn included.",
            new HistogramConfiguration { LabelNames = ["door"], Buckets = Histogram.ExponentialBuckets(0.00025, 2, 15) });
        _answers = metrics.CreateCounter("riskstream_check_answers_total", "Answers before settlements.", "door", "verdict");
        _findings = metrics.CreateCounter("riskstream_check_findings_total", "Findings that answers held, by rule and what was asked for.", "rule", "action");
        _feedbacks = metrics.CreateCounter("riskstream_check_feedbacks_total", "What was done about findings (3103).", "way");
    }

    /// <inheritdoc/>
    public void Keep(CheckRecord check)
    {
        _durations.WithLabels(check.Door).Observe(check.Answer.Took.TotalSeconds);
        _answers.WithLabels(check.Door, MetricLabel.Of(check.Answer.Verdict)).Inc();
        foreach (var (_, finding) in check.Answer.Findings)
        {
            _findings.WithLabels(finding.Alert.Rule.Id, MetricLabel.Of(finding.Action)).Inc();
        }

        _log.Keep(check);
    }

    /// <inheritdoc/>
    public void Keep(FeedbackRecord feedback)
    {
        _feedbacks.WithLabels(feedback.Continues ? "continue" : "change").Inc();
        _log.Keep(feedback);
    }
}
