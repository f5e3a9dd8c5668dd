using RiskStream.Alerting.Hub;
using RiskStream.Ports;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// Alerts from the hub's memory and then, once attached, as the hub takes them up. Offered to only under the hub's
/// lock.
/// </summary>
internal sealed class HubFeed(AlertFanOut hub, AlertLogPosition start, AlertFilter filter, int capacity)
    : AlertFeed(capacity)
{
    // What the subscriber has already, by another order of partitions; null once the hub has passed it all.
    private AlertLogPosition? _covered = start;
    private FeedMark? _stoppedAt;

    /// <summary>The hub's mark while attached; where it was left off otherwise.</summary>
    public override FeedMark Mark => Volatile.Read(ref _stoppedAt) ?? hub.Mark;

    /// <summary>
    /// Hands over an alert if it is wanted. False when there is no room: then the feed has ended, and the others go
    /// on undisturbed.
    /// </summary>
    public bool TryOffer(PlacedAlert alert)
    {
        if (_covered is not null)
        {
            if (_covered.Covers(alert.Partition, alert.Offset))
            {
                return true;
            }

            if (alert.Position.Reaches(_covered))
            {
                _covered = null;
            }
        }

        if (!filter.Matches(alert.Alert) || Writer.TryWrite(alert))
        {
            return true;
        }

        Finish(FeedEnd.TooSlow);
        return false;
    }

    /// <summary>Ends it before it was attached: what comes next lies behind this place.</summary>
    public void LeaveOffAt(AlertLogPosition place, FeedEnd end)
    {
        Volatile.Write(ref _stoppedAt, new FeedMark(place, default));
        Finish(end);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        hub.Detach(this);
        return ValueTask.CompletedTask;
    }
}
