using Prometheus;
using RiskStream.Alerting.Board;
using RiskStream.Alerting.Hub;
using RiskStream.Alerting.Subscriptions;

namespace RiskStream.Service.Metering;

/// <summary>What the hub and the board know of alerts, copied whenever somebody asks for the metrics. Not safe for concurrent use.</summary>
internal sealed class SampledAlerting
{
    private readonly Counter _taken;
    private readonly Counter _copies;
    private readonly Counter _unreadable;
    private readonly Counter _cutOff;
    private readonly Counter _letGo;
    private readonly Gauge _subscribers;
    private readonly Gauge _recent;
    private readonly Gauge _catchUp;
    private readonly Gauge _handedOver;
    private readonly Gauge _standing;

    public SampledAlerting(MetricFactory metrics)
    {
        _taken = metrics.CreateCounter("riskstream_hub_alerts_total", "Revisions of alerts taken up from the log, copies left out.");
        _copies = metrics.CreateCounter("riskstream_hub_copies_total", "Revisions that the log had shown before.");
        _unreadable = metrics.CreateCounter("riskstream_hub_unreadable_records_total", "Records of the alert log that were no alert.");
        _cutOff = metrics.CreateCounter("riskstream_hub_cut_off_subscribers_total", "Subscribers cut off because they read too slowly.");
        _letGo = metrics.CreateCounter("riskstream_board_let_go_alerts_total", "Alerts that made room for newer ones on the board.");
        _subscribers = metrics.CreateGauge("riskstream_hub_subscribers", "Subscribers: live ones are up to date, the others catch up.", "state");
        _recent = metrics.CreateGauge("riskstream_hub_recent_alerts", "Alerts held in memory for subscribers who come back.");
        _catchUp = metrics.CreateGauge("riskstream_hub_catch_up_readers", "Subscribers for whom the log is being read.");
        _handedOver = metrics.CreateGauge(
            "riskstream_hub_as_of_seconds", "Everything recorded up to here was handed to live subscribers, in seconds since 1970; 0 while not known.");
        _standing = metrics.CreateGauge("riskstream_board_standing_alerts", "Alerts on the board that are not withdrawn, by severity.", "severity");
    }

    public void Sample(AlertHubStatus hub, AlertBoard board)
    {
        _taken.IncTo(hub.AlertsTaken);
        _copies.IncTo(hub.CopiesDropped);
        _unreadable.IncTo(hub.RecordsUnreadable);
        _cutOff.IncTo(hub.SubscribersCutOff);
        _subscribers.WithLabels("live").Set(hub.LiveSubscribers);
        _subscribers.WithLabels("catching_up").Set(hub.Subscribers - hub.LiveSubscribers);
        _recent.Set(hub.RecentAlerts);
        _catchUp.Set(hub.CatchUpReaders);
        _handedOver.Set(hub.AsOf.IsGiven ? hub.AsOf.Micros / 1e6 : 0);
        var counts = board.Count(AlertFilter.Everything);
        _letGo.IncTo(counts.LetGo);
        foreach (var severity in Enum.GetValues<RiskStream.Alerts.Severity>().Where(severity => severity != RiskStream.Alerts.Severity.None))
        {
            var count = counts.BySeverity.FirstOrDefault(one => (int)one.Key == (int)severity).Value;
            _standing.WithLabels(MetricLabel.Of(severity)).Set(count);
        }
    }
}
