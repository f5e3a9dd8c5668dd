using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>
/// How many visits there are around one, whatever is excluded or too late: a window that holds it cannot count more. Most persons do not
/// reach any limit even so. Pure.
/// </summary>
internal sealed class VisitBound
{
    private readonly int _services;
    private readonly List<WindowLimit> _limits;
    private readonly double _least;

    /// <summary>A bound of limits on visits of some services; sums are not bounded by it and not looked at.</summary>
    public VisitBound(IReadOnlyList<ServiceKind> services, IReadOnlyList<WindowLimit> limits)
    {
        _services = services.Aggregate(0, (bits, service) => bits | EncounterOutline.BitOf(service));
        _limits = [.. limits.Where(limit => limit.Term is not (WindowTerm.Quantity or WindowTerm.Supply))];
        _least = _limits.Count == 0 ? double.PositiveInfinity : _limits.Min(limit => limit.AtLeast);
    }

    /// <summary>Whether an encounter is a visit of one of the services.</summary>
    public bool Counts(EncounterFacts encounter) => !encounter.IsStay && encounter.IsSettledForAny(_services);

    /// <summary>Whether the visits near a changed one may reach a limit in a window that holds it.</summary>
    public bool IsReached(ReadOnlySpan<EncounterFacts> near, EncounterFacts changed)
    {
        if (near.Length < _least || !Counts(changed))
        {
            return false;
        }

        foreach (var limit in _limits)
        {
            if (IsReached(limit, near, changed.SettledAt))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsReached(WindowLimit limit, ReadOnlySpan<EncounterFacts> near, EventTimestamp at)
    {
        var (first, count) = (-1, 0);
        var (before, after) = (limit.Before(at), limit.LeftBy(at));
        for (var i = 0; i < near.Length && near[i].SettledAt < after; i++)
        {
            if (near[i].SettledAt > before && Counts(near[i]))
            {
                first = count == 0 ? i : first;
                count++;
            }
        }

        return count >= limit.AtLeast
            && (limit.Term != WindowTerm.Providers || HasProviders(near[first..], before, after, (int)Math.Ceiling(limit.AtLeast)));
    }

    private bool HasProviders(ReadOnlySpan<EncounterFacts> near, EventTimestamp before, EventTimestamp after, int wanted)
    {
        var found = new List<string?>(wanted);
        foreach (var visit in near)
        {
            if (visit.SettledAt > before && visit.SettledAt < after && Counts(visit) && !found.Contains(visit.Provider.Value))
            {
                found.Add(visit.Provider.Value);
            }
        }

        return found.Count >= wanted;
    }
}
