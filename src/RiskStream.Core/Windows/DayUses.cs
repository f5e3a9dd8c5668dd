using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// The uses of one civil day: a slice. Invariants: at most one use of a person by a fact, since hospitals' own encounter ids are
/// unique for a person only; the number of distinct persons is exact under
/// retraction, since each person's uses are counted. Touched only by the stage that owns the state.
/// </summary>
public sealed class DayUses<T>
    where T : InstitutionUse
{
    private readonly Dictionary<(BeneficiaryId, FactKey), Use<T>> _uses = [];
    private readonly Dictionary<BeneficiaryId, int> _counted = [];
    private List<Use<T>>? _ordered;

    /// <summary>How many uses, excluded ones with them.</summary>
    public int Count => _uses.Count;

    /// <summary>How many distinct persons have a use that counts.</summary>
    public int Persons => _counted.Count;

    /// <summary>All uses, by time, key and person.</summary>
    public IReadOnlyList<Use<T>> Ordered => _ordered ??=
        [.. _uses.Values.OrderBy(use => use.Time).ThenBy(use => use.Key.Value, StringComparer.Ordinal)
            .ThenBy(use => use.Beneficiary.Value, StringComparer.Ordinal)];

    /// <summary>Adds a use; one of the same fact is replaced. Returns whether anything changed.</summary>
    public bool Add(Use<T> use)
    {
        if (_uses.TryGetValue((use.Beneficiary, use.Key), out var before))
        {
            if (before == use)
            {
                return false;
            }

            Remove(use.Beneficiary, use.Key);
        }

        _uses[(use.Beneficiary, use.Key)] = use;
        if (use.Counts)
        {
            _counted[use.Beneficiary] = _counted.GetValueOrDefault(use.Beneficiary) + 1;
        }

        _ordered = null;
        return true;
    }

    /// <summary>Takes the use of a fact away. Returns whether there was one.</summary>
    public bool Remove(BeneficiaryId beneficiary, FactKey key)
    {
        if (!_uses.Remove((beneficiary, key), out var use))
        {
            return false;
        }

        if (use.Counts && --_counted[use.Beneficiary] == 0)
        {
            _counted.Remove(use.Beneficiary);
        }

        _ordered = null;
        return true;
    }

    /// <summary>How many distinct persons have a use that counts in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public int PersonsBetween(EventTimestamp from, EventTimestamp to) =>
        Ordered.Where(use => use.Counts && use.Time >= from && use.Time < to).Select(use => use.Beneficiary).Distinct().Count();
}
