using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// The definition of what holds of an encounter, step by step: which statements stand, which settlements hold and by which statement
/// their lines come, and then of each fact the newest statement. Made for one answer and used by one caller.
/// </summary>
internal sealed class HoldingFacts
{
    private readonly EncounterStatements _statements;
    private readonly CancellationSet? _cancellations;
    private readonly Func<FactRef, IReadOnlyList<StatedElsewhere>> _elsewhere;
    private readonly Dictionary<FactRef, List<FactRef>> _stated = new(FactRef.ByKey.Instance);
    private readonly Dictionary<FactRef, List<FactRef>> _standing = new(FactRef.ByKey.Instance);
    private readonly HashSet<FactRef> _settlements = new(FactRef.ByKey.Instance);
    private readonly HashSet<Statement> _carriers = [];
    private List<FactRef>? _reversed;

    public HoldingFacts(
        EncounterStatements statements, CancellationSet? cancellations, Func<FactRef, IReadOnlyList<StatedElsewhere>> elsewhere)
    {
        _statements = statements;
        _cancellations = cancellations;
        _elsewhere = elsewhere;
    }

    /// <summary>
    /// After <see cref="All"/>: what was stated of settlements that were taken back, and of the lines inside them; null if none was.
    /// </summary>
    public IReadOnlyList<FactRef>? Reversed => _reversed;

    /// <summary>All that hold.</summary>
    public List<HeldFact> All()
    {
        Group();
        foreach (var (key, all) in _stated)
        {
            _standing[key] = all.FindAll(fact => !IsRetry(fact, all) && !IsTakenBack(fact));
            if (key.Fact.Kind == FactKind.Settlement)
            {
                NoteSettlement(key, all);
            }
        }

        var held = new List<HeldFact>(_stated.Count);
        foreach (var (key, all) in _stated)
        {
            var candidates = _standing[key].FindAll(fact => !fact.Fact.InSettlement || _carriers.Contains(fact.Statement));
            if (Newest(candidates) is { } newest && !IsOutranked(newest))
            {
                // A fact that was known in time stays so: neither a repetition nor a correction that comes late moves it out of a window.
                held.Add(new HeldFact(newest, !all.Exists(fact => !fact.Fact.TooLate && Stands(fact, all))));
            }
        }

        return held;
    }

    private void Group()
    {
        for (var i = 0; i < _statements.Count; i++)
        {
            for (var j = 0; j < _statements[i].Count; j++)
            {
                var fact = new FactRef(_statements[i], j);
                if (!_stated.TryGetValue(fact, out var all))
                {
                    _stated[fact] = all = [];
                }

                all.Add(fact);
            }
        }
    }

    /// <summary>Notes a settlement if it holds, and the statement whose lines hold with it.</summary>
    private void NoteSettlement(FactRef key, List<FactRef> all)
    {
        var free = _standing[key].FindAll(fact => !fact.Fact.InSettlement);
        if (Newest(free) is not { } settlement)
        {
            NoteReversed(all);
            return;
        }

        if (IsOutranked(settlement))
        {
            return;
        }

        _settlements.Add(key);
        var version = settlement.Statement.Version;
        if (Newest(free.FindAll(f => f.Statement.Version == version && CarrierOf(f, all) is not null)) is { } newest)
        {
            _carriers.Add(CarrierOf(newest, all)!);
        }
    }

    private void NoteReversed(List<FactRef> all)
    {
        _reversed ??= [];
        foreach (var statement in all.Select(fact => fact.Statement).Distinct())
        {
            for (var i = 0; i < statement.Count; i++)
            {
                _reversed.Add(new FactRef(statement, i));
            }
        }
    }

    /// <summary>
    /// The statement that brings the lines of a settlement: that of the settlement, or where it has none, the first in which the same
    /// message says the same and has some.
    /// </summary>
    private static Statement? CarrierOf(FactRef settlement, List<FactRef> all) =>
        settlement.Statement.Traits.HasLineInside ? settlement.Statement
        : settlement.Statement.MessageText.IsEmpty ? null
        : all.Where(other => other.Statement.Traits.HasLineInside && SayTheSame(other, settlement))
            .Select(other => other.Statement)
            .MinBy(statement => statement.IngestedAt);

    /// <summary>
    /// Whether a statement stands, or the one that it repeats: nothing takes it back, and of a line inside a settlement that settlement holds
    /// and nothing takes back what the line's own message says of it.
    /// </summary>
    private bool Stands(FactRef fact, List<FactRef> all)
    {
        if (IsTakenBack(FirstSaid(fact, all)))
        {
            return false;
        }

        var settlement = new FactRef(fact.Statement, 0);
        return !fact.Fact.InSettlement
            || (_settlements.Contains(settlement) && !IsTakenBack(FirstSaid(settlement, _stated[settlement])));
    }

    private bool IsTakenBack(FactRef fact) => IsHit(fact, _statements);

    private bool IsHit(FactRef fact, EncounterStatements about) => _cancellations is not null && _cancellations.Hits(fact, about);

    /// <summary>Whether the fact holds elsewhere: a correction moved it to another encounter.</summary>
    private bool IsOutranked(FactRef fact)
    {
        var elsewhere = _elsewhere(fact);
        foreach (var (other, about) in elsewhere)
        {
            if (Compare(other, fact) > 0
                && !IsHit(other, about)
                && !IsRetry(other, elsewhere.Select(stated => stated.Ref)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the same message said the same before: then it holds since that time.</summary>
    private static bool IsRetry(FactRef fact, IEnumerable<FactRef> all) => all.Any(other => other.IsRepeatedBy(fact));

    /// <summary>The statement that counts of those by which one message said it; without a message id each counts.</summary>
    private static FactRef FirstSaid(FactRef fact, List<FactRef> all) => fact.Statement.MessageText.IsEmpty
        ? fact
        : all.Find(other => !IsRetry(other, all) && SayTheSame(other, fact));

    private static FactRef? Newest(List<FactRef> facts)
    {
        FactRef? newest = null;
        foreach (var fact in facts)
        {
            newest = newest is null || Compare(fact, newest.Value) > 0 ? fact : newest;
        }

        return newest;
    }

    private static bool SayTheSame(FactRef left, FactRef right) =>
        Statement.SayTheSame(left.Statement, left.Index, right.Statement, right.Index);

    private static int Compare(FactRef left, FactRef right) =>
        Statement.ComparePrecedence(left.Statement, left.Index, right.Statement, right.Index);
}
