namespace RiskStream.Rules.Loading;

/// <summary>The exclusion sets of a catalogue by id, the faulty ones too, so that one fault is reported once.</summary>
internal sealed class ExclusionTable
{
    private readonly SortedDictionary<string, ExclusionSet?> _sets = new(StringComparer.Ordinal);

    public IReadOnlyList<ExclusionSet> Sound => [.. _sets.Values.OfType<ExclusionSet>()];

    /// <summary>Adds a set, or only its id if it is faulty.</summary>
    public void Add(string id, ExclusionSet? set) => _sets[id] = set;

    /// <summary>The sets that a rule names.</summary>
    public IReadOnlyList<ExclusionSet> Resolve(IReadOnlyList<Entry> ids, FileErrors errors)
    {
        var found = new List<ExclusionSet>();
        foreach (var id in ids)
        {
            if (!_sets.TryGetValue(id.Text, out var set))
            {
                var known = _sets.Count == 0
                    ? "there is none in exclusions/"
                    : $"it must be one of {string.Join(", ", _sets.Keys)}";
                errors.At(id.Node, $"{id.Path} is {Shown.Quoted(id.Text)}; {known}. Correct the id or add the set.");
            }
            else if (set is not null)
            {
                found.Add(set);
            }
        }

        return found;
    }
}
