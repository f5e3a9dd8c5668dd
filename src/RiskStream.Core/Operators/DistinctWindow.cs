using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>
/// OP5 over hours or days: how many distinct members a window (t − length, t] holds at each instant at which one comes, given by time.
/// Members are counted as often as they occur, so that leaving takes back what entering added.
/// </summary>
public static class DistinctWindow
{
    /// <summary>Each instant once, with the number of members in the window that ends there.</summary>
    public static IEnumerable<(EventTimestamp At, int Members)> Over<T>(IReadOnlyList<(EventTimestamp At, T Member)> occurrences, TimeSpan length)
        where T : notnull
    {
        var members = new Dictionary<T, int>();
        var first = 0;
        for (var next = 0; next < occurrences.Count; next++)
        {
            var (at, member) = occurrences[next];
            members[member] = members.GetValueOrDefault(member) + 1;
            if (next + 1 < occurrences.Count && occurrences[next + 1].At == at)
            {
                continue;
            }

            for (; occurrences[first].At <= at - length; first++)
            {
                var left = occurrences[first].Member;
                if (--members[left] == 0)
                {
                    members.Remove(left);
                }
            }

            yield return (at, members.Count);
        }
    }
}
