using RiskStream.Ports;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// The last alerts in the order in which the hub took them up; the oldest makes room. Invariant: positions only grow
/// along it. Touched only under its owner's lock.
/// </summary>
internal sealed class RecentAlerts(int capacity)
{
    private readonly PlacedAlert[] _ring = new PlacedAlert[capacity];
    private int _first;

    /// <summary>How many it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The alert at an index; 0 is the oldest.</summary>
    public PlacedAlert this[int index] => _ring[(_first + index) % _ring.Length];

    /// <summary>Adds the newest. Returns the one that made room for it, if any.</summary>
    public PlacedAlert? Add(PlacedAlert alert)
    {
        if (Count < _ring.Length)
        {
            _ring[(_first + Count) % _ring.Length] = alert;
            Count++;
            return null;
        }

        var evicted = _ring[_first];
        _ring[_first] = alert;
        _first = (_first + 1) % _ring.Length;
        return evicted;
    }

    /// <summary>
    /// The index of the first alert with something at or before it that a place has not reached; <see cref="Count"/>
    /// when there is none. Later alerts may be covered by the place all the same, when its holder came by another
    /// order of partitions.
    /// </summary>
    public int FirstBeyond(AlertLogPosition place)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (place.Reaches(this[middle].Position))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
