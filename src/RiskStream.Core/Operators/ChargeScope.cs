using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>The charges within which tables of items are looked up: those of one day, or of one encounter. Immutable.</summary>
public sealed class ChargeScope
{
    private readonly List<Charge> _charges;
    private readonly Dictionary<string, NetCharge> _items;

    /// <summary>A scope of some charges.</summary>
    public ChargeScope(IEnumerable<Charge> charges)
    {
        _charges = [.. charges.OrderBy(charge => charge.At).ThenBy(charge => charge.Key.Value, StringComparer.Ordinal)];
        _items = _charges.GroupBy(charge => charge.Item).ToDictionary(
            group => group.Key,
            group => new NetCharge(group.Key, group.Sum(charge => charge.QuantityE4), group.Sum(charge => charge.Fen), [.. group]));
    }

    /// <summary>The items of which anything is left, by code.</summary>
    public IEnumerable<string> Items => _items.Values.Where(item => item.IsCharged).Select(item => item.Item).Order(StringComparer.Ordinal);

    /// <summary>The time of the last charge or refund; there must be one.</summary>
    public EventTimestamp Last => _charges[^1].At;

    /// <summary>Civil days on which an item is charged.</summary>
    public int DaysOf(string item) => _items.TryGetValue(item, out var net)
        ? net.Charges.Where(charge => charge.QuantityE4 > 0).Select(charge => charge.At.Day).Distinct().Count()
        : 0;

    /// <summary>What is charged of an item, or null if nothing is left of it.</summary>
    public NetCharge? Of(string item) => _items.TryGetValue(item, out var net) && net.IsCharged ? net : null;

    /// <summary>
    /// The instant from which on something holds to the end of the scope, or null if it does not hold in the end: what a later refund
    /// takes back never held.
    /// </summary>
    /// <param name="holds">What is asked of a scope; it looks at the charges of some items only.</param>
    /// <param name="items">These items. A stay has thousands of charges, and few of them.</param>
    public EventTimestamp? Since(Func<ChargeScope, bool> holds, params IEnumerable<string> items)
    {
        var charges = items.Distinct().SelectMany(item => _items.TryGetValue(item, out var net) ? net.Charges : []).ToList();
        if (charges.Count == 0 || !holds(this))
        {
            return null;
        }

        var times = charges.Select(charge => charge.At).Distinct().OrderDescending().ToList();
        var since = times[0];
        foreach (var at in times.Skip(1))
        {
            if (!holds(new ChargeScope(charges.Where(charge => charge.At <= at))))
            {
                break;
            }

            since = at;
        }

        return since;
    }
}
