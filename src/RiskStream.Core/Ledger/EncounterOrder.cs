namespace RiskStream.Ledger;

/// <summary>
/// The encounters of one person that are of a kind, in an order that no two share. Kept in order while encounters come, go and change,
/// so that an evaluation does not sort them anew. Touched only by the ledger that holds it.
/// </summary>
internal sealed class EncounterOrder
{
    private readonly Func<EncounterFacts, bool> _belongs;
    private readonly Comparison<EncounterFacts> _compare;
    private readonly List<EncounterFacts> _all = [];

    public EncounterOrder(Func<EncounterFacts, bool> belongs, Comparison<EncounterFacts> compare) =>
        (_belongs, _compare) = (belongs, compare);

    /// <summary>All of them; the same list for ever, which changes with the ledger.</summary>
    public List<EncounterFacts> All => _all;

    /// <summary>The longest time between an encounter's earliest and latest fact among all that were ever in it.</summary>
    public TimeSpan LongestSpan { get; private set; }

    /// <summary>Takes an encounter in, if it is of the kind.</summary>
    public void Add(EncounterFacts encounter)
    {
        if (!_belongs(encounter))
        {
            return;
        }

        var span = encounter.Latest - encounter.Earliest;
        LongestSpan = span > LongestSpan ? span : LongestSpan;
        _all.Insert(IndexOf(encounter), encounter);
    }

    /// <summary>Removes an encounter as it was taken in.</summary>
    public void Remove(EncounterFacts encounter)
    {
        if (_belongs(encounter))
        {
            _all.RemoveAt(IndexOf(encounter));
        }
    }

    /// <summary>Removes all.</summary>
    public void Clear() => _all.Clear();

    /// <summary>Where it stands or would stand; most come last.</summary>
    private int IndexOf(EncounterFacts encounter)
    {
        var (low, high) = (0, _all.Count);
        if (high > 0 && _compare(_all[high - 1], encounter) < 0)
        {
            return high;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_compare(_all[middle], encounter) < 0)
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
