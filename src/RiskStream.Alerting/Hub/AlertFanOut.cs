using Google.Protobuf;
using RiskStream.Alerting.Subscriptions;
using RiskStream.EventTime;
using RiskStream.Ports;
using RiskAlert = RiskStream.Protocol.V1.RiskAlert;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// The hub's state: its place in the log, the recent alerts, and the feeds of those who are up to date. Invariants:
/// every alert before the place, from where the recent ones begin, is among the recent ones, except copies and what
/// could not be read; an attached feed was offered every alert before the place that its subscriber does not have.
/// Safe for concurrent use: one lock, held for bounded work only, and nobody is waited for under it.
/// </summary>
internal sealed class AlertFanOut(int recentAlerts, int rememberedAlerts, int subscriberBuffer)
{
    // What a joining subscriber may cost the others: so many recent alerts are looked at under the lock, then it
    // comes again.
    private const int LookedAtTogether = 1024;

    private readonly Lock _gate = new();
    private readonly RecentAlerts _recent = new(recentAlerts);
    private readonly RevisionMemory _revisions = new(rememberedAlerts);
    private readonly List<HubFeed> _attached = [];
    private AlertLogPosition _recentFrom = AlertLogPosition.Origin;
    private AlertLogPosition _endAtStart = AlertLogPosition.Origin;
    private FeedMark _mark = new(AlertLogPosition.Origin, default);
    private FeedMark? _promise;
    private FanOutCounts _counts;
    private bool _begun;
    private bool _stopped;

    /// <summary>How far the hub has come.</summary>
    public FeedMark Mark => Volatile.Read(ref _mark);

    /// <summary>Whether <see cref="Begin"/> was called and <see cref="Stop"/> was not.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _begun && !_stopped;
            }
        }
    }

    /// <summary>
    /// The place of a subscriber who starts now: nothing before it is for him, even if the hub has yet to read it.
    /// </summary>
    public AlertLogPosition Now
    {
        get
        {
            lock (_gate)
            {
                return _mark.Position.Joined(_endAtStart);
            }
        }
    }

    /// <summary>The first place from which the recent alerts are complete.</summary>
    public AlertLogPosition RecentFrom
    {
        get
        {
            lock (_gate)
            {
                return _recentFrom;
            }
        }
    }

    /// <summary>Counts since the start.</summary>
    public FanOutCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts with { Recent = _recent.Count, Attached = _attached.Count };
            }
        }
    }

    /// <summary>Takes alerts up from a place on; the log ended at <paramref name="end"/> then.</summary>
    public void Begin(AlertLogPosition from, AlertLogPosition end)
    {
        lock (_gate)
        {
            _recentFrom = from;
            _endAtStart = end;
            Volatile.Write(ref _mark, new FeedMark(from, default));
            _begun = true;
        }
    }

    /// <summary>
    /// Takes up what was read from the log: alerts before the place only become known, so that copies of them are
    /// recognised. False when the bytes are no alert; the place moves on.
    /// </summary>
    public bool Take(LoggedAlert logged)
    {
        var alert = Parse(logged.Bytes);
        lock (_gate)
        {
            if (_stopped)
            {
                return true;
            }

            var isNew = alert is not null && _revisions.Admit(alert.AlertId, alert.Revision);
            if (_mark.Position.Covers(logged.Partition, logged.Offset))
            {
                return true;
            }

            var position = _mark.Position.After(logged.Partition, logged.Offset);
            if (alert is not null && isNew)
            {
                FanOut(new PlacedAlert(alert, logged.Partition, logged.Offset, position));
            }

            _counts.Taken += isNew ? 1 : 0;
            _counts.Copies += alert is not null && !isNew ? 1 : 0;
            _counts.Unreadable += alert is null ? 1 : 0;
            MoveTo(position);
            return alert is not null;
        }
    }

    /// <summary>
    /// Learns that the log ended at a place at some instant: once the hub has come there, everything recorded up to
    /// that instant was handed over. While an earlier such promise is open, a new one is not needed.
    /// </summary>
    public void Promise(EventTimestamp at, AlertLogPosition end)
    {
        lock (_gate)
        {
            _promise ??= new FeedMark(end, at);
            MoveTo(_mark.Position);
        }
    }

    /// <summary>
    /// A feed from a place on, or null when that lies before the recent alerts. It comes attached once little is left
    /// to catch up; otherwise it holds a part, and ends so that the next one carries on.
    /// </summary>
    public HubFeed? Join(AlertLogPosition place, AlertFilter filter)
    {
        lock (_gate)
        {
            if (!place.Reaches(_recentFrom))
            {
                return null;
            }

            var feed = new HubFeed(this, place, filter, subscriberBuffer);
            var next = _recent.FirstBeyond(place);
            var limit = Math.Min(_recent.Count, next + LookedAtTogether);
            while (next < limit && feed.Alerts.Count <= subscriberBuffer / 2)
            {
                feed.TryOffer(_recent[next++]);
            }

            if (_stopped || next < _recent.Count)
            {
                feed.LeaveOffAt(
                    next == 0 ? place : place.Joined(_recent[next - 1].Position),
                    _stopped ? FeedEnd.Stopped : FeedEnd.MoveOn);
            }
            else
            {
                _attached.Add(feed);
            }

            return feed;
        }
    }

    /// <summary>Offers nothing more to a feed.</summary>
    public void Detach(HubFeed feed)
    {
        lock (_gate)
        {
            _attached.Remove(feed);
        }
    }

    /// <summary>Ends all feeds; nothing is taken up any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _attached.ForEach(feed => feed.Finish(FeedEnd.Stopped));
            _attached.Clear();
        }
    }

    /// <summary>The alert that bytes hold; null when they are none, or one without identity.</summary>
    internal static RiskAlert? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var alert = RiskAlert.Parser.ParseFrom(bytes.Span);
            return alert.AlertId.Length == 0 ? null : alert;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private void FanOut(PlacedAlert alert)
    {
        if (_recent.Add(alert) is { } evicted)
        {
            _recentFrom = _recentFrom.After(evicted.Partition, evicted.Offset);
        }

        _counts.CutOff += _attached.RemoveAll(feed => !feed.TryOffer(alert));
    }

    private void MoveTo(AlertLogPosition position)
    {
        var asOf = _mark.AsOf;
        if (_promise is { } promise && position.Reaches(promise.Position))
        {
            asOf = EventTimestamp.Later(asOf, promise.AsOf);
            _promise = null;
        }

        Volatile.Write(ref _mark, new FeedMark(position, asOf));
    }
}
