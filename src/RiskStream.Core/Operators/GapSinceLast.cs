using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>
/// OP2: what is next to what in event time, key by key. What comes late, or is taken away, links its neighbours anew. Pure.
/// </summary>
public static class GapSinceLast
{
    /// <summary>Every thing that has one before it of the same key, with that one; by time, and by name where times are equal.</summary>
    public static IEnumerable<(T Earlier, T Later)> Links<T, TKey>(
        IEnumerable<T> things, Func<T, TKey> keyOf, Func<T, EventTimestamp> timeOf, Func<T, string> nameOf)
        where TKey : notnull
    {
        var last = new Dictionary<TKey, T>();
        foreach (var thing in things.OrderBy(timeOf).ThenBy(nameOf, StringComparer.Ordinal))
        {
            var key = keyOf(thing);
            if (last.TryGetValue(key, out var earlier))
            {
                yield return (earlier, thing);
            }

            last[key] = thing;
        }
    }
}
