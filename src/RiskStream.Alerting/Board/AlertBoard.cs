using RiskStream.Alerting.Subscriptions;
using RiskStream.EventTime;
using RiskStream.Scoring;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Board;

/// <summary>
/// The latest revision of every alert, for those who ask instead of subscribing. Holds a bounded number: the oldest by anchor day make room,
/// and are counted. A function of the alert log, whatever the order of its partitions, as long as nothing has to make room. Safe for
/// concurrent use: one lock, held for work in memory only.
/// </summary>
public sealed class AlertBoard(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BoardEntry> _byId = [];
    private readonly SortedSet<BoardPlace> _places = new(BoardPlace.Order);
    private readonly Dictionary<RiskEntity, Dictionary<string, ScoredAlert>> _byEntity = [];
    private EventTimestamp _asOf;
    private long _letGo;

    /// <summary>Whether everything is there that the log held when it was first read; before that nothing is answered.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The latest watermark of any alert.</summary>
    public EventTimestamp AsOf
    {
        get
        {
            lock (_gate)
            {
                return _asOf;
            }
        }
    }

    /// <summary>The latest revision of an alert, or null.</summary>
    public Wire.RiskAlert? Find(string alertId)
    {
        BoardEntry? entry;
        lock (_gate)
        {
            entry = _byId.GetValueOrDefault(alertId);
        }

        return entry?.Read();
    }

    /// <summary>
    /// The alerts that match after a place, newest anchor day first, at most so many; and the place to go on from, if there may be more.
    /// </summary>
    public (IReadOnlyList<Wire.RiskAlert> Alerts, BoardPlace? Next) List(AlertFilter filter, BoardPlace? after, int most)
    {
        var found = new List<BoardEntry>();
        lock (_gate)
        {
            IEnumerable<BoardPlace> places = after is { } place && _places.Count > 0 && BoardPlace.Order.Compare(place, _places.Max) < 0
                ? _places.GetViewBetween(place, _places.Max)
                : after is null ? _places : [];
            foreach (var next in places)
            {
                if (next != after && _byId[next.AlertId] is var entry && filter.Matches(entry.Outline))
                {
                    found.Add(entry);
                    if (found.Count > most)
                    {
                        break;
                    }
                }
            }
        }

        var page = found.Take(most).ToList();
        return (page.ConvertAll(entry => entry.Read()), found.Count > most ? page[^1].Place : null);
    }

    /// <summary>Counts of the alerts that match.</summary>
    public AlertCounts Count(AlertFilter filter)
    {
        lock (_gate)
        {
            var matching = _byId.Values.Where(entry => filter.Matches(entry.Outline)).Select(entry => (entry.Stands, entry.Outline)).ToList();
            var standing = matching.Where(entry => entry.Stands).Select(entry => entry.Outline).ToList();
            return new AlertCounts
            {
                Alerts = matching.Count,
                Standing = standing.Count,
                ByRule = [.. standing.CountBy(alert => alert.RuleId).OrderBy(count => count.Key, StringComparer.Ordinal)],
                BySeverity = [.. standing.CountBy(alert => alert.Severity).OrderByDescending(count => count.Key)],
                ByInstitution = [.. standing.Where(alert => alert.FixmedinsCode.Length > 0).CountBy(alert => alert.FixmedinsCode)
                    .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)],
                AsOf = _asOf,
                LetGo = _letGo,
            };
        }
    }

    /// <summary>The alerts that count for an entity; none if nobody speaks of it.</summary>
    public IReadOnlyCollection<ScoredAlert> AlertsOf(RiskEntity entity)
    {
        lock (_gate)
        {
            return _byEntity.TryGetValue(entity, out var alerts) ? [.. alerts.Values] : [];
        }
    }

    /// <summary>Everybody of whom alerts speak, with the alerts that count.</summary>
    public IReadOnlyList<(RiskEntity Entity, IReadOnlyCollection<ScoredAlert> Alerts)> Entities()
    {
        lock (_gate)
        {
            return [.. _byEntity.Select(entry => (entry.Key, (IReadOnlyCollection<ScoredAlert>)[.. entry.Value.Values]))];
        }
    }

    /// <summary>Takes a revision; an older one than is known changes nothing.</summary>
    internal void Take(Wire.RiskAlert alert, ReadOnlyMemory<byte> bytes)
    {
        var entry = new BoardEntry(alert, bytes);
        lock (_gate)
        {
            if (alert.AsOf is { } asOf)
            {
                _asOf = EventTimestamp.Later(_asOf, EventTimestamp.FromUtc(asOf.ToDateTimeOffset()));
            }

            if (_byId.TryGetValue(alert.AlertId, out var known))
            {
                if (known.Revision >= entry.Revision)
                {
                    return;
                }

                Remove(known);
            }

            Add(entry);
            if (_byId.Count > capacity)
            {
                Remove(_byId[_places.Max.AlertId]);
                _letGo++;
            }
        }
    }

    /// <summary>Says that everything is there.</summary>
    internal void Complete() => IsComplete = true;

    private void Add(BoardEntry entry)
    {
        _byId[entry.Place.AlertId] = entry;
        _places.Add(entry.Place);
        foreach (var entity in entry.Entities)
        {
            if (!_byEntity.TryGetValue(entity, out var alerts))
            {
                _byEntity[entity] = alerts = [];
            }

            alerts[entry.Place.AlertId] = entry.Scored;
        }
    }

    private void Remove(BoardEntry entry)
    {
        _byId.Remove(entry.Place.AlertId);
        _places.Remove(entry.Place);
        foreach (var entity in entry.Entities)
        {
            var alerts = _byEntity[entity];
            alerts.Remove(entry.Place.AlertId);
            if (alerts.Count == 0)
            {
                _byEntity.Remove(entity);
            }
        }
    }
}
