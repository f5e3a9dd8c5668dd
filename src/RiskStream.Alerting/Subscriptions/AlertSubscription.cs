using System.Runtime.CompilerServices;
using RiskStream.Alerting.Hub;
using RiskStream.Ports;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// The alerts that one subscriber wants, from its start on: in the order of each partition, none left out and none
/// twice. Read it once; only its reader touches it. What it holds in memory is bounded; a reader who falls too far
/// behind is told so by the last item.
/// </summary>
public sealed class AlertSubscription : IDisposable
{
    private readonly AlertHub _hub;
    private readonly SubscriptionTerms _terms;

    // Everything before this place that matches was yielded.
    private AlertLogPosition _place;
    private bool _disposed;

    internal AlertSubscription(AlertHub hub, SubscriptionTerms terms, AlertLogPosition place)
    {
        _hub = hub;
        _terms = terms;
        _place = place;
    }

    /// <summary>Where to continue after what was yielded so far.</summary>
    public ResumeToken Token => new(_place);

    /// <summary>
    /// Yields alerts and heartbeats: first a heartbeat with the token of the start, so that a subscriber who loses
    /// the connection before its first alert misses none; last, unless cancelled, why it ended.
    /// </summary>
    public async IAsyncEnumerable<SubscriptionItem> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pulse = new Pulse(_terms.Heartbeat, _hub.Clock, cancellationToken);
        yield return new SubscriptionItem.Heartbeat(default, Token);
        while (true)
        {
            await using var feed = _hub.Open(_place, _terms.Filter);
            await foreach (var item in DrainAsync(feed, pulse, cancellationToken))
            {
                yield return item;
            }

            if (feed.End != FeedEnd.MoveOn)
            {
                yield return EndedBy(feed.End);
                yield break;
            }
        }
    }

    /// <summary>Gives its place among the hub's subscribers up.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _hub.Leave();
        }
    }

    private async IAsyncEnumerable<SubscriptionItem> DrainAsync(
        AlertFeed feed, Pulse pulse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shared = false;
        var more = feed.Alerts.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            // The mark is read before the buffer is looked at: what it covers is in the buffer or was yielded.
            var mark = feed.Mark;
            for (var left = feed.Alerts.Count; left > 0 && feed.End != FeedEnd.TooSlow; left--)
            {
                if (!feed.Alerts.TryRead(out var alert))
                {
                    break;
                }

                shared = shared || alert.Position.Reaches(_place);
                _place = shared ? alert.Position : _place.Joined(alert.Position);
                yield return new SubscriptionItem.Alert(shared ? alert.Response : alert.ResponseFrom(Token));
            }

            if (feed.End == FeedEnd.TooSlow)
            {
                yield break;
            }

            _place = _place.Joined(mark.Position);
            if (pulse.TakeBeat())
            {
                yield return new SubscriptionItem.Heartbeat(mark.AsOf, Token);
            }

            if (more.IsCompleted)
            {
                if (!await more)
                {
                    _place = _place.Joined(feed.Mark.Position);
                    yield break;
                }

                more = feed.Alerts.WaitToReadAsync(cancellationToken).AsTask();
            }

            await Task.WhenAny(more, pulse.Beat);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private SubscriptionItem.Ended EndedBy(FeedEnd end) => end switch
    {
        FeedEnd.TooSlow => new SubscriptionItem.Ended(
            SubscriptionEnd.TooSlow,
            $"More than {_hub.Options.SubscriberBuffer} matching alerts waited for this subscriber, or none was " +
            $"taken for {_hub.Options.SlowAfter:c}. Subscribe again with the resume token; read faster or filter more.",
            Token),
        FeedEnd.LogUnavailable => new SubscriptionItem.Ended(
            SubscriptionEnd.LogUnavailable,
            "The alert log does not answer. Subscribe again with the resume token; nothing is lost meanwhile.",
            Token),
        _ => new SubscriptionItem.Ended(
            SubscriptionEnd.Stopping,
            "This instance of the service stops. Subscribe again with the resume token.",
            Token),
    };
}
