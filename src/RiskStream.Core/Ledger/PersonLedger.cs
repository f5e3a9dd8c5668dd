using System.Runtime.InteropServices;
using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// What was stated about one beneficiary, and what of it holds. Invariants: statements are a set, so neither repetition nor order of
/// arrival changes what holds; a fact holds if one of its statements stands, and then the one with the highest version; a statement
/// stands unless a standing cancellation names it or the settlement that carries it no longer does.
/// Touched only by the stage that owns the person's partition.
/// </summary>
public sealed class PersonLedger
{
    private static readonly EventTimestamp Never = new(long.MaxValue);

    // Two encounters may have one hash: the second one then has the next free slot.
    private readonly Dictionary<ulong, EncounterStatements> _slots = [];
    private readonly Dictionary<ulong, SharedKey> _keys = [];
    private readonly EncounterOrders _orders;

    // Of most persons nothing is ever taken back.
    private CancellationSet? _cancellations;

    // What was added last is what is asked about next.
    private Statement? _added;
    private EncounterStatements? _addedTo;

    // Corrections that move a fact to another encounter are rare: without one, nobody looks for them.
    private bool _hasSharedKeys;
    private EventTimestamp _oldestVisit = Never;
    private EventTimestamp _oldestStay = Never;

    /// <summary>A ledger to which nothing was stated yet.</summary>
    public PersonLedger() => _orders = new EncounterOrders(FactsOf);

    /// <summary>Every statement that is kept, in no particular order.</summary>
    public IEnumerable<Statement> Statements => _slots.Values
        .SelectMany(statements => Enumerable.Range(0, statements.Count).Select(i => statements[i]))
        .Concat(_cancellations?.All ?? []);

    /// <summary>Whether nothing is kept but cancellations.</summary>
    public bool IsEmpty => _slots.Count == 0;

    /// <summary>The encounters that statements are kept for.</summary>
    public IEnumerable<EncounterId> Encounters => _slots.Values.Select(statements => statements[0].Encounter);

    /// <summary>Adds a statement. Returns false if it says nothing that was not said before.</summary>
    public bool Add(Statement statement)
    {
        if (statement.Count == 0)
        {
            return false;
        }

        if (FactKinds.IsCancellation(statement.KindOf(0)))
        {
            return AddCancellation(statement);
        }

        ref var entry = ref EntryFor(statement, out var slot);
        var known = entry;
        if (known is null)
        {
            known = entry = new EncounterStatements(statement);
        }
        else if (known.Repeats(statement))
        {
            return false;
        }
        else
        {
            known.Add(statement);
        }

        _orders.Changed(known);
        NoteAge(known);
        NoteKeys(statement, slot);
        (_added, _addedTo) = (statement, known);
        return true;
    }

    /// <summary>The encounters whose facts a statement may change, whether it was added or not.</summary>
    public IReadOnlyList<EncounterId> Affects(Statement statement)
    {
        if (FactKinds.IsCancellation(statement.KindOf(0)))
        {
            return [.. _slots.Values.Where(known => Cancellations.MayHit(statement, known)).Select(known => known[0].Encounter)];
        }

        List<EncounterId>? elsewhere = null;
        foreach (var fact in statement.Facts)
        {
            if (IsNotOfItsEncounterAlone(fact) && _keys.TryGetValue(fact.Key, out var shared))
            {
                foreach (var slot in shared.Slots)
                {
                    (elsewhere ??= []).Add(_slots[slot][0].Encounter);
                }
            }
        }

        return elsewhere is null ? [statement.Encounter] : [.. elsewhere.Prepend(statement.Encounter).Distinct()];
    }

    /// <summary>Whether a statement can change the facts of its own encounter only, as nearly all do.</summary>
    public bool AffectsItsEncounterAlone(Statement statement)
    {
        if (FactKinds.IsCancellation(statement.KindOf(0)))
        {
            return false;
        }

        foreach (ref readonly var fact in statement.Facts)
        {
            if (IsNotOfItsEncounterAlone(fact)
                && _keys.TryGetValue(fact.Key, out var shared)
                && (shared.More is not null || !_slots[shared.First][0].EncounterText.SequenceEqual(statement.EncounterText)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What holds of an encounter.</summary>
    public EncounterFacts FactsOf(EncounterId encounter)
    {
        var text = Encoding.UTF8.GetBytes(encounter.Value ?? string.Empty);
        SlotOf(text, TextHash.Of(text), out var known);
        return known is null ? new EncounterFacts { Id = encounter } : FactsOf(known);
    }

    /// <summary>What holds of the encounter that a statement is about.</summary>
    public EncounterFacts FactsAbout(Statement statement) =>
        KnownFactsAbout(statement) ?? new EncounterFacts { Id = statement.Encounter };

    /// <summary>The same, or null if nothing was stated about it.</summary>
    public EncounterFacts? KnownFactsAbout(Statement statement)
    {
        var known = _addedTo;
        if (_added != statement)
        {
            SlotOf(statement.EncounterText, statement.EncounterHash, out known);
        }

        return known is null ? null : FactsOf(known);
    }

    /// <summary>What holds of every encounter that is a stay, by its beginning.</summary>
    public IReadOnlyList<EncounterFacts> Stays() => _orders.Stays.All;

    /// <summary>What holds of the stays, of the settled visits and of what was charged, in order.</summary>
    internal EncounterOrders Orders => _orders;

    /// <summary>What holds of what was filed for the person.</summary>
    public IReadOnlyList<Filing> Filings() =>
        [.. _slots.Values.Where(known => known.MayFile).SelectMany(known => FactsOf(known).Filings).Select(filing => filing.Content)];

    /// <summary>Forgets what lies before the horizons. Returns whether anything was forgotten.</summary>
    public bool Forget(EventTimestamp horizon, EventTimestamp stayHorizon) => Forget(horizon, stayHorizon, out _);

    /// <summary>
    /// Forgets the encounters all of whose facts lie before <paramref name="horizon"/>, or for stays before
    /// <paramref name="stayHorizon"/>, and the cancellations before both that name nothing of the rest. Returns whether anything was
    /// forgotten; <paramref name="gone"/> are the encounters.
    /// </summary>
    public bool Forget(EventTimestamp horizon, EventTimestamp stayHorizon, out IReadOnlyList<EncounterFacts> gone)
    {
        gone = [];
        if (_oldestVisit < horizon || _oldestStay < stayHorizon)
        {
            gone = ForgetBefore(horizon, stayHorizon);
        }

        return (_cancellations?.Forget(stayHorizon < horizon ? stayHorizon : horizon, _slots.Values) ?? false) || gone.Count > 0;
    }

    private CancellationSet Cancellations => _cancellations ??= new CancellationSet();

    private List<EncounterFacts> ForgetBefore(EventTimestamp horizon, EventTimestamp stayHorizon) => KeepOnly(WithWhatOutranks(
        [.. _slots.Where(entry => entry.Value.Latest >= (IsKeptLong(entry.Value) ? stayHorizon : horizon)).Select(entry => entry.Key)]));

    private static bool IsKeptLong(EncounterStatements known) => known.MayBeStay || known.MayFile;

    private static bool IsNotOfItsEncounterAlone(in StatedFact fact) =>
        fact.Kind == FactKind.Settlement || (fact.Flags & FactFlags.OwnKey) != 0;

    private bool AddCancellation(Statement cancellation)
    {
        if (!Cancellations.Add(cancellation))
        {
            return false;
        }

        // A cancellation may name statements of any encounter; it is rare, so all are worked out again.
        foreach (var known in _slots.Values)
        {
            _orders.Changed(known);
        }

        return true;
    }

    private EncounterFacts FactsOf(EncounterStatements known)
    {
        if (known.Facts is { } facts)
        {
            return facts;
        }

        facts = EncounterResolution.Resolve(known, _cancellations, SharesKeys(known) ? ElsewhereThan(known) : null);
        known.Facts = facts;
        return facts;
    }

    /// <summary>Apart from where it is asked for, so that a closure is made only when it is.</summary>
    private Func<FactRef, IReadOnlyList<StatedElsewhere>> ElsewhereThan(EncounterStatements here) =>
        fact => Elsewhere(fact, here);

    private ulong SlotOf(ReadOnlySpan<byte> encounter, ulong hash, out EncounterStatements? known)
    {
        while (_slots.TryGetValue(hash, out known) && !known[0].EncounterText.SequenceEqual(encounter))
        {
            hash = unchecked(hash + 1);
        }

        return hash;
    }

    /// <summary>The entry of the encounter that a statement is about; null if nothing is known of it, and then to be filled.</summary>
    private ref EncounterStatements? EntryFor(Statement statement, out ulong slot)
    {
        slot = statement.EncounterHash;
        while (true)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, slot, out var exists);
            if (!exists || entry![0].EncounterText.SequenceEqual(statement.EncounterText))
            {
                return ref entry;
            }

            slot = unchecked(slot + 1);
        }
    }

    private void NoteKeys(Statement statement, ulong slot)
    {
        foreach (ref readonly var fact in statement.Facts)
        {
            if (!IsNotOfItsEncounterAlone(fact))
            {
                continue;
            }

            ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, fact.Key, out var exists);
            if (!exists)
            {
                shared = new SharedKey(slot, null);
            }
            else if (!shared.Contains(slot))
            {
                _hasSharedKeys = true;
                shared = new SharedKey(shared.First, [.. shared.More ?? [], slot]);
                foreach (var other in shared.Slots)
                {
                    _orders.Changed(_slots[other]);
                }
            }
            else
            {
                foreach (var other in shared.More ?? [])
                {
                    _orders.Changed(_slots[other]);
                }

                _orders.Changed(_slots[shared.First]);
            }
        }
    }

    private void NoteAge(EncounterStatements known)
    {
        ref var oldest = ref IsKeptLong(known) ? ref _oldestStay : ref _oldestVisit;
        oldest = known.Latest < oldest ? known.Latest : oldest;
    }

    /// <summary>
    /// The encounters with those that share a fact with them: a statement that moved a fact elsewhere is kept as long as the one that
    /// it outranks, which would else hold again.
    /// </summary>
    private List<EncounterStatements> WithWhatOutranks(HashSet<ulong> kept)
    {
        var shared = _keys.Values.Where(key => key.More is not null).Select(key => key.Slots.ToList()).ToList();
        for (var before = 0; before != kept.Count;)
        {
            before = kept.Count;
            foreach (var slots in shared.Where(slots => slots.Exists(kept.Contains)))
            {
                kept.UnionWith(slots);
            }
        }

        return [.. kept.Select(slot => _slots[slot])];
    }

    /// <summary>Keeps some encounters and returns what held of the others.</summary>
    private List<EncounterFacts> KeepOnly(List<EncounterStatements> kept)
    {
        var gone = new List<EncounterFacts>();
        foreach (var known in _slots.Values.Except(kept))
        {
            gone.Add(FactsOf(known));
            _orders.Forget(known);
        }

        // What holds of an encounter changes with others only through facts that it shares with them.
        var mayChange = _hasSharedKeys;
        _slots.Clear();
        _keys.Clear();
        _hasSharedKeys = false;
        (_added, _addedTo) = (null, null);
        _oldestVisit = _oldestStay = Never;
        foreach (var known in kept)
        {
            var slot = SlotOf(known[0].EncounterText, known[0].EncounterHash, out _);
            _slots[slot] = known;
            NoteAge(known);
            if (mayChange)
            {
                _orders.Changed(known);
            }

            for (var i = 0; i < known.Count; i++)
            {
                NoteKeys(known[i], slot);
            }
        }

        return gone;
    }

    private bool SharesKeys(EncounterStatements known)
    {
        if (!_hasSharedKeys)
        {
            return false;
        }

        for (var i = 0; i < known.Count; i++)
        {
            foreach (var fact in known[i].Facts)
            {
                if (IsNotOfItsEncounterAlone(fact) && _keys.TryGetValue(fact.Key, out var shared) && shared.More is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<StatedElsewhere> Elsewhere(FactRef fact, EncounterStatements here)
    {
        var found = new List<StatedElsewhere>();
        if (!IsNotOfItsEncounterAlone(fact.Fact) || !_keys.TryGetValue(fact.Fact.Key, out var shared))
        {
            return found;
        }

        foreach (var known in shared.Slots.Select(slot => _slots[slot]).Where(known => known != here))
        {
            for (var i = 0; i < known.Count; i++)
            {
                for (var j = 0; j < known[i].Count; j++)
                {
                    if (Statement.HaveOneKey(fact.Statement, fact.Index, known[i], j))
                    {
                        found.Add(new StatedElsewhere(new FactRef(known[i], j), known));
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The encounters that a fact was stated of: one, unless a correction moved it.</summary>
    private readonly record struct SharedKey(ulong First, ulong[]? More)
    {
        public IEnumerable<ulong> Slots => More is null ? [First] : [First, .. More];

        public bool Contains(ulong slot) => First == slot || (More is not null && More.Contains(slot));
    }
}
