using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Ledger;

/// <summary>
/// What was stated about one beneficiary, and what of it holds. Invariants: statements are a set, so neither repetition nor order of
/// arrival changes what holds; a fact holds if one of its statements stands, and then the one with the highest version; a statement
/// stands unless a standing cancellation names it or the settlement that carries it no longer does.
/// Touched only by the stage that owns the person's partition.
/// </summary>
public sealed class PersonLedger
{
    private readonly Dictionary<EncounterId, List<Assertion>> _byEncounter = [];
    private readonly Dictionary<EncounterId, EncounterFacts> _facts = [];
    private readonly CancellationSet _cancellations = new();

    /// <summary>Every statement that is kept, in no particular order.</summary>
    public IEnumerable<Assertion> Assertions => _byEncounter.Values.SelectMany(list => list).Concat(_cancellations.All);

    /// <summary>The encounters that statements are kept for.</summary>
    public IReadOnlyCollection<EncounterId> Encounters => _byEncounter.Keys;

    /// <summary>Adds a statement. Returns false if it was already there.</summary>
    public bool Add(Assertion assertion)
    {
        if (assertion.Content is Cancellation)
        {
            var added = _cancellations.Add(assertion);
            if (added)
            {
                // A cancellation may name statements of any encounter; it is rare, so all are worked out again.
                _facts.Clear();
            }

            return added;
        }

        var encounter = assertion.Content.Encounter;
        if (!_byEncounter.TryGetValue(encounter, out var list))
        {
            _byEncounter[encounter] = list = [];
        }

        foreach (var known in list)
        {
            if (known.Repeats(assertion))
            {
                return false;
            }
        }

        list.Add(assertion);
        _facts.Remove(encounter);
        return true;
    }

    /// <summary>The encounters whose facts a statement may change.</summary>
    public IEnumerable<EncounterId> Affects(Assertion assertion)
    {
        if (assertion.Content is not Cancellation)
        {
            return [assertion.Content.Encounter];
        }

        return _byEncounter.Where(entry => _cancellations.MayHit(assertion, entry.Value)).Select(entry => entry.Key);
    }

    /// <summary>What holds of an encounter.</summary>
    public EncounterFacts FactsOf(EncounterId encounter)
    {
        if (_facts.TryGetValue(encounter, out var facts))
        {
            return facts;
        }

        facts = _byEncounter.TryGetValue(encounter, out var list)
            ? EncounterResolution.Resolve(encounter, list, _cancellations)
            : new EncounterFacts { Id = encounter };
        _facts[encounter] = facts;
        return facts;
    }

    /// <summary>What holds of every encounter that is a stay, by its beginning.</summary>
    public IReadOnlyList<EncounterFacts> Stays() =>
        [.. _byEncounter.Keys.Select(FactsOf).Where(facts => facts.IsStay)
            .OrderBy(facts => facts.AdmittedAt).ThenBy(facts => facts.Id.Value, StringComparer.Ordinal)];

    /// <summary>
    /// Forgets the encounters all of whose facts lie before <paramref name="horizon"/>, or for stays before
    /// <paramref name="stayHorizon"/>, and the cancellations before both that name nothing of the rest. Returns whether anything was
    /// forgotten.
    /// </summary>
    public bool Forget(EventTimestamp horizon, EventTimestamp stayHorizon)
    {
        var gone = _byEncounter
            .Where(entry => entry.Value.TrueForAll(a =>
                a.Content.EventTime < (entry.Value.Exists(IsOfStay) ? stayHorizon : horizon)))
            .Select(entry => entry.Key)
            .ToList();
        foreach (var encounter in gone)
        {
            _byEncounter.Remove(encounter);
            _facts.Remove(encounter);
        }

        return _cancellations.Forget(stayHorizon < horizon ? stayHorizon : horizon, _byEncounter.Values) || gone.Count > 0;
    }

    private static bool IsOfStay(Assertion assertion) =>
        assertion.Content is Admission or Settlement { Service: ServiceKind.Inpatient };
}
