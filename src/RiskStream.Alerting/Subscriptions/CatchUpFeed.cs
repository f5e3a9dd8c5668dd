using RiskStream.Alerting.Hub;
using RiskStream.Ports;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// Alerts that lie before the hub's memory, read from the log for one subscription until the hub can take over. Reads
/// ahead no further than its buffer. At most a few of them read at the same time; the others wait for their turn.
/// </summary>
/// <remarks>
/// It begins a little before its place, so that copies of alerts that lie there are recognised. Should the log never
/// show an alert from where the hub's memory begins on, it simply remains the reader.
/// </remarks>
internal sealed class CatchUpFeed : AlertFeed
{
    private readonly AlertHub _hub;
    private readonly AlertFilter _filter;
    private readonly RevisionMemory _revisions;
    private readonly CancellationTokenSource _leaving;
    private readonly Task _reading;
    private FeedMark _mark;

    public CatchUpFeed(AlertHub hub, AlertLogPosition place, AlertFilter filter)
        : base(hub.Options.SubscriberBuffer)
    {
        _hub = hub;
        _filter = filter;
        _revisions = new RevisionMemory(hub.Options.RememberedAlerts);
        _mark = new FeedMark(place, default);
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(hub.Stopping);
        _reading = ReadAsync(place, _leaving.Token);
    }

    /// <inheritdoc/>
    public override FeedMark Mark => Volatile.Read(ref _mark);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leaving.Dispose();
        if (_reading.IsFaulted)
        {
            await _reading;
        }
    }

    private async Task ReadAsync(AlertLogPosition place, CancellationToken cancellationToken)
    {
        // The constructor returns at once; all of this runs for its own sake.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _hub.CatchUpTurns.WaitAsync(cancellationToken);
            try
            {
                await FollowAsync(place, cancellationToken);
            }
            finally
            {
                _hub.CatchUpTurns.Release();
            }
        }
        catch (AlertLogUnavailableException)
        {
            Finish(FeedEnd.LogUnavailable);
        }
        catch (OperationCanceledException) when (_hub.Stopping.IsCancellationRequested)
        {
            Finish(FeedEnd.Stopped);
        }
        finally
        {
            Finish(FeedEnd.MoveOn);
        }
    }

    private async Task FollowAsync(AlertLogPosition start, CancellationToken cancellationToken)
    {
        var beginning = await _hub.Log.BeginningAsync(cancellationToken);
        var place = start.Joined(beginning);
        var target = _hub.RecentFrom;
        if (place.Reaches(target))
        {
            MarkAt(place);
            return;
        }

        var from = place.SteppedBack(_hub.Options.CopyReach, beginning);
        await foreach (var logged in _hub.Log.ReadAsync(from, cancellationToken))
        {
            var alert = AlertFanOut.Parse(logged.Bytes);
            var isNew = alert is not null && _revisions.Admit(alert.AlertId, alert.Revision);
            if (place.Covers(logged.Partition, logged.Offset))
            {
                continue;
            }

            place = place.After(logged.Partition, logged.Offset);
            var placed = isNew ? new PlacedAlert(alert!, logged.Partition, logged.Offset, place) : null;
            if (placed is not null && _filter.Matches(alert!) && !await HandOverAsync(placed, cancellationToken))
            {
                Finish(FeedEnd.TooSlow);
                return;
            }

            MarkAt(place);
            if (place.Reaches(target) && place.Reaches(target = _hub.RecentFrom))
            {
                return;
            }
        }
    }

    private async ValueTask<bool> HandOverAsync(PlacedAlert alert, CancellationToken cancellationToken)
    {
        if (Writer.TryWrite(alert))
        {
            return true;
        }

        using var patience = new CancellationTokenSource(_hub.Options.SlowAfter, _hub.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Writer.WriteAsync(alert, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void MarkAt(AlertLogPosition place) => Volatile.Write(ref _mark, new FeedMark(place, default));
}
