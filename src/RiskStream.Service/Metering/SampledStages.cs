using System.Globalization;
using Prometheus;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Service.Metering;

/// <summary>What stages count themselves, copied whenever somebody asks for the metrics. Not safe for concurrent use.</summary>
internal sealed class SampledStages
{
    private readonly MetricFactory _metrics;
    private readonly Dictionary<string, Counter> _counters = [];
    private readonly Counter _late;
    private readonly Counter _deadLetters;
    private readonly Gauge _streaming;
    private readonly Gauge _lag;
    private readonly Gauge _eventTime;

    public SampledStages(MetricFactory metrics)
    {
        _metrics = metrics;
        _late = metrics.CreateCounter(
            "riskstream_stage_late_facts_total", "Facts behind the watermark: within the allowed lateness (late) or beyond it (too_late).", "stage", "lateness");
        _deadLetters = metrics.CreateCounter("riskstream_stage_dead_letters_total", "Records set aside, by reason.", "stage", "reason");
        _streaming = metrics.CreateGauge("riskstream_stage_streaming_partitions", "Assigned partitions that stream now.", "stage");
        _lag = metrics.CreateGauge(
            "riskstream_stage_lag_records", "Records of the log that are not committed yet, by what the last fetch told of its end.", "stage", "partition");
        _eventTime = metrics.CreateGauge(
            "riskstream_stage_event_time_seconds", "Event time that a partition has reached, in seconds since 1970.", "stage", "partition");
    }

    public void Sample(string stage, StageCounters counters, int streaming)
    {
        Raise("riskstream_stage_records_total", "Records committed, of whatever outcome.", stage, counters.Records);
        Raise("riskstream_stage_duplicates_total", "Records that said nothing new.", stage, counters.Duplicates);
        Raise("riskstream_stage_batches_total", "Batches committed.", stage, counters.Batches);
        Raise("riskstream_stage_alert_revisions_total", "Revisions of alerts published.", stage, counters.Alerts);
        Raise("riskstream_stage_institution_changes_total", "Changes of institutions' facts published.", stage, counters.Changes);
        Raise("riskstream_stage_restarts_total", "Times that a partition failed and was started again from its checkpoint.", stage, counters.Restarts);
        Raise("riskstream_stage_fenced_commits_total", "Commits refused because another process owns the partition.", stage, counters.Fenced);
        Raise("riskstream_stage_lost_records_total", "Records that the log no longer had when they were to be read.", stage, counters.Lost);
        _late.WithLabels(stage, "late").IncTo(counters.Late);
        _late.WithLabels(stage, "too_late").IncTo(counters.TooLate);
        foreach (var (reason, count) in counters.DeadLetters)
        {
            _deadLetters.WithLabels(stage, MetricLabel.Of(reason)).IncTo(count);
        }

        _streaming.WithLabels(stage).Set(streaming);
        SamplePartitions(stage, counters.Progress);
    }

    private static void Forget(Gauge gauge, string stage, IReadOnlyDictionary<int, PartitionProgress> progress)
    {
        foreach (var labels in gauge.GetAllLabelValues().Where(labels => labels[0] == stage).ToList())
        {
            if (!progress.ContainsKey(int.Parse(labels[1], CultureInfo.InvariantCulture)))
            {
                gauge.RemoveLabelled(labels);
            }
        }
    }

    private void SamplePartitions(string stage, IReadOnlyDictionary<int, PartitionProgress> progress)
    {
        Forget(_lag, stage, progress);
        Forget(_eventTime, stage, progress);
        foreach (var (partition, come) in progress)
        {
            var label = partition.ToString(CultureInfo.InvariantCulture);
            _lag.WithLabels(stage, label).Set(come.LogEnd - come.Committed);
            if (come.EventTime.IsGiven)
            {
                _eventTime.WithLabels(stage, label).Set(come.EventTime.Micros / 1e6);
            }
        }
    }

    private void Raise(string name, string help, string stage, long value)
    {
        if (!_counters.TryGetValue(name, out var counter))
        {
            _counters[name] = counter = _metrics.CreateCounter(name, help, "stage");
        }

        counter.WithLabels(stage).IncTo(value);
    }
}
