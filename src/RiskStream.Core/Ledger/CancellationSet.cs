using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// The cancellations about one beneficiary. A cancellation can itself be taken back (2601 of a reversal), so whether one stands is
/// asked of the set and not stored. Touched only by the stage that owns the person's partition.
/// </summary>
internal sealed class CancellationSet
{
    // 2601 of a 2601 of a reversal is the longest chain that the interface allows; deeper ones are malformed and end here.
    private const int MaxDepth = 8;

    private readonly List<Entry> _all = [];
    private readonly Dictionary<(Entry, int), bool> _takenBack = [];

    /// <summary>Whether there are any.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>All of them, standing or not.</summary>
    public IEnumerable<Statement> All => _all.Select(entry => entry.Said);

    /// <summary>
    /// Adds one. Returns false if it was already there: a retry counts from when it was first taken in, or a late one would take
    /// back what was stated anew in between.
    /// </summary>
    public bool Add(Statement cancellation)
    {
        _takenBack.Clear();
        var entry = new Entry(cancellation);
        var known = _all.FindIndex(other => other.IsRetriedBy(entry));
        if (known < 0)
        {
            _all.Add(entry);
            return true;
        }

        if (_all[known].UpTo < entry.UpTo
            || (_all[known].UpTo == entry.UpTo && _all[known].Said.IngestedAt <= cancellation.IngestedAt))
        {
            return false;
        }

        _all[known] = entry;
        return true;
    }

    /// <summary>
    /// Whether a statement of a fact is taken back by a cancellation that stands. <paramref name="about"/> is what was stated of the
    /// same encounter: lines that it settled are not taken back as lines.
    /// </summary>
    public bool Hits(FactRef fact, EncounterStatements about)
    {
        foreach (var entry in _all)
        {
            if (entry.Names(fact) && !IsTakenBack(entry, 1) && !(entry.IsOfLines && IsSettled(fact, about, entry.UpTo)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a cancellation, or one that it takes back in turn, names any fact of the statements; or the same message as it was
    /// taken in at another time, whose place it may take.
    /// </summary>
    public bool MayHit(Statement cancellation, EncounterStatements statements)
    {
        var entry = new Entry(cancellation);
        var reached = ReachedFrom([entry, .. _all.Where(known => known.IsRetriedBy(entry))]);
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = 0; j < statements[i].Count; j++)
            {
                if (reached.Exists(entry => entry.Names(new FactRef(statements[i], j))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Forgets those before an instant that can reach no statement that is kept. Returns whether there were any.</summary>
    public bool Forget(EventTimestamp horizon, IReadOnlyCollection<EncounterStatements> kept)
    {
        return !IsEmpty && ForgetBefore(horizon, kept);
    }

    private bool ForgetBefore(EventTimestamp horizon, IReadOnlyCollection<EncounterStatements> kept)
    {
        if (_all.TrueForAll(entry => entry.Said.TimeOf(0) >= horizon))
        {
            return false;
        }

        var gone = _all
            .Where(entry => entry.Said.TimeOf(0) < horizon && !kept.Any(statements => MayHit(entry.Said, statements)))
            .ToHashSet();
        _takenBack.Clear();
        return _all.RemoveAll(gone.Contains) > 0;
    }

    /// <summary>Whether at an instant a settlement that was taken in with the line or after it was known, and not taken back.</summary>
    private bool IsSettled(FactRef line, EncounterStatements about, EventTimestamp at)
    {
        foreach (var settlement in about.Settlements)
        {
            if (settlement.Statement.IngestedAt >= line.Statement.IngestedAt
                && settlement.Statement.IngestedAt <= at
                && Settles(settlement, line)
                && !_all.Exists(entry => entry.Said.IngestedAt <= at && entry.Names(settlement) && !IsTakenBack(entry, 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Settles(FactRef settlement, FactRef line)
    {
        var batch = ((Settlement)settlement.Statement.FactOf(settlement.Index)).ChargeBatch;
        return batch.Length == 0 || batch == ((ClaimLine)line.Statement.FactOf(line.Index)).ChargeBatch;
    }

    /// <summary>Each is asked once a depth: cancellations that all name each other would else be walked in every order.</summary>
    private bool IsTakenBack(Entry entry, int depth)
    {
        if (!_takenBack.TryGetValue((entry, depth), out var isTakenBack))
        {
            var said = new FactRef(entry.Said, 0);
            _takenBack[(entry, depth)] = isTakenBack = depth <= MaxDepth
                && _all.Exists(other => other.Names(said) && !IsTakenBack(other, depth + 1));
        }

        return isTakenBack;
    }

    /// <summary>The cancellations, those that they name, those that these name …</summary>
    private List<Entry> ReachedFrom(List<Entry> reached)
    {
        for (var i = 0; i < reached.Count; i++)
        {
            reached.AddRange(_all.Where(other => !reached.Contains(other) && reached[i].Names(new FactRef(other.Said, 0))).ToList());
        }

        return reached;
    }

    /// <summary>A cancellation with what it names.</summary>
    private sealed class Entry
    {
        private readonly CancellationTarget _target;
        private readonly ulong _named;

        public Entry(Statement said)
        {
            Said = said;
            _target = ((Cancellation)said.FactOf(0)).Target;
            _named = _target switch
            {
                CancellationTarget.OfFact fact => TextHash.Of(Encoding.UTF8.GetBytes(fact.Key.Value)),
                CancellationTarget.OfMessage message => TextHash.Of(Encoding.UTF8.GetBytes(message.MessageId)),
                _ => said.EncounterHash,
            };
        }

        public Statement Said { get; }

        public bool IsOfLines => _target is CancellationTarget.OfLines;

        public EventTimestamp UpTo => _target switch
        {
            CancellationTarget.OfLines lines => lines.UpTo,
            CancellationTarget.OfFact fact => fact.UpTo,
            _ => default,
        };

        public bool IsRetriedBy(Entry other) =>
            Said.MessageHash == other.Said.MessageHash
            && Said.Version == other.Said.Version
            && Said.MessageText.SequenceEqual(other.Said.MessageText)
            && Said.KeyOf(0) == other.Said.KeyOf(0)
            && Said.TimeOf(0) == other.Said.TimeOf(0)
            && (UpTo == other.UpTo || Said.MessageText.Length > 0)
            && (_target, other._target) switch
            {
                (CancellationTarget.OfLines one, CancellationTarget.OfLines two) =>
                    Said.EncounterText.SequenceEqual(other.Said.EncounterText)
                    && one.ChargeBatch == two.ChargeBatch
                    && one.Lines.SequenceEqual(two.Lines),
                (CancellationTarget.OfFact one, CancellationTarget.OfFact two) =>
                    one.Key == two.Key && one.UpToVersion == two.UpToVersion,
                var (one, two) => one == two,
            };

        public bool Names(FactRef named) => _target switch
        {
            CancellationTarget.OfFact target =>
                (named.Fact.Key == _named || named.Fact.Kind == FactKind.Line)
                && named.Statement.Version <= target.UpToVersion
                && (!target.UpTo.IsGiven || named.Statement.IngestedAt <= target.UpTo)
                && !FactKinds.IsCancellation(named.Fact.Kind)
                && named.Statement.KeyOf(named.Index) == target.Key,
            CancellationTarget.OfMessage target =>
                named.Statement.MessageHash == _named
                && target.MessageId.Length > 0
                && named.Statement != Said
                && TextPool.Current.Text(named.Statement.MessageText) == target.MessageId,
            CancellationTarget.OfLines target => NamesLine(target, named),
            _ => false,
        };

        private bool NamesLine(CancellationTarget.OfLines target, FactRef named) =>
            named.Fact.Kind == FactKind.Line
            && !named.Fact.InSettlement
            && named.Statement.EncounterHash == _named
            && named.Statement.IngestedAt <= target.UpTo
            && named.Statement.EncounterText.SequenceEqual(Said.EncounterText)
            && (target.ChargeBatch.Length == 0
                || target.ChargeBatch == ((ClaimLine)named.Statement.FactOf(named.Index)).ChargeBatch)
            && (target.Lines.Count == 0 || target.Lines.Contains(named.Statement.KeyOf(named.Index)));
    }
}
