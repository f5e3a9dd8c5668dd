namespace RiskStream.Alerting.Hub;

/// <summary>
/// The last revision seen of each alert, so that an alert that is read or received a second time is recognised.
/// Bounded: it remembers at least the last half of its capacity of distinct alerts, and never more than its capacity.
/// Not safe for concurrent use.
/// </summary>
public sealed class RevisionMemory
{
    private readonly int _generation;
    private Dictionary<string, uint> _current = [];
    private Dictionary<string, uint> _previous = [];

    /// <summary>Remembers at most this many alerts; at least two.</summary>
    public RevisionMemory(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        _generation = capacity / 2;
    }

    /// <summary>How many alerts it holds now; one that changed lately may count twice.</summary>
    public int Count => _current.Count + _previous.Count;

    /// <summary>
    /// Whether a revision is newer than the last one seen of its alert; if so, it is the last one seen from now on.
    /// </summary>
    public bool Admit(string alertId, uint revision)
    {
        var known = _current.TryGetValue(alertId, out var last) || _previous.TryGetValue(alertId, out last);
        if (known && revision <= last)
        {
            return false;
        }

        if (_current.Count >= _generation && !_current.ContainsKey(alertId))
        {
            _previous = _current;
            _current = [];
        }

        _current[alertId] = revision;
        return true;
    }
}
