using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// Works out what holds of an encounter from what was stated about it. Pure. A fact that is stated once and that nothing takes back
/// holds; all else goes through the definition, step by step.
/// </summary>
internal static class EncounterResolution
{
    private const int FewFacts = 32;

    /// <summary>What holds. <paramref name="elsewhere"/> gives the statements of a fact that are about other encounters.</summary>
    public static EncounterFacts Resolve(
        EncounterStatements statements, CancellationSet cancellations, Func<FactRef, IReadOnlyList<FactRef>>? elsewhere)
    {
        return statements.Count == 1 && cancellations.IsEmpty && elsewhere is null && HasEachKeyOnce(statements[0])
            ? new EncounterFacts(statements[0])
            : new EncounterFacts(statements[0], Hold(statements, cancellations, elsewhere ?? (_ => [])));
    }

    private static bool HasEachKeyOnce(Statement statement)
    {
        var facts = statement.Facts;
        if (facts.Length > FewFacts)
        {
            var seen = new HashSet<ulong>(facts.Length);
            foreach (var fact in facts)
            {
                if (!seen.Add(fact.Key))
                {
                    return false;
                }
            }

            return true;
        }

        for (var i = 1; i < facts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (facts[i].Key == facts[j].Key)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<HeldFact> Hold(
        EncounterStatements statements, CancellationSet cancellations, Func<FactRef, IReadOnlyList<FactRef>> elsewhere)
    {
        var stated = Group(statements);
        var standing = new Dictionary<FactRef, List<FactRef>>(FactRef.ByKey.Instance);
        var carriers = new HashSet<Statement>();
        foreach (var (key, all) in stated)
        {
            standing[key] = all.FindAll(fact => !IsRetry(fact, all) && !cancellations.Hits(fact));
            var free = standing[key].FindAll(fact => !fact.Fact.InSettlement);
            if (key.Fact.Kind == FactKind.Settlement && Newest(free) is { } settlement
                && !IsOutranked(settlement, elsewhere(key), cancellations)
                && Newest(free.FindAll(f => f.Statement.Version == settlement.Statement.Version && f.Statement.HasLinesInside)) is { } carrier)
            {
                carriers.Add(carrier.Statement);
            }
        }

        var held = new List<HeldFact>(stated.Count);
        foreach (var (key, all) in stated)
        {
            var candidates = standing[key].FindAll(fact => !fact.Fact.InSettlement || carriers.Contains(fact.Statement));
            if (Newest(candidates) is { } newest && !IsOutranked(newest, elsewhere(key), cancellations))
            {
                // A fact that was known in time stays so: neither a repetition nor a correction that comes late moves it out of a window.
                held.Add(new HeldFact(newest, !all.Exists(fact => !fact.Fact.TooLate && !cancellations.Hits(FirstSaid(fact, all)))));
            }
        }

        return held;
    }

    private static Dictionary<FactRef, List<FactRef>> Group(EncounterStatements statements)
    {
        var byKey = new Dictionary<FactRef, List<FactRef>>(FactRef.ByKey.Instance);
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = 0; j < statements[i].Count; j++)
            {
                var fact = new FactRef(statements[i], j);
                if (!byKey.TryGetValue(fact, out var all))
                {
                    byKey[fact] = all = [];
                }

                all.Add(fact);
            }
        }

        return byKey;
    }

    /// <summary>Whether the same message said the same before: then it holds since that time.</summary>
    private static bool IsRetry(FactRef fact, IReadOnlyList<FactRef> all) => all.Any(other =>
        other.Statement.IngestedAt < fact.Statement.IngestedAt
        && !fact.Statement.MessageText.IsEmpty
        && Statement.SayTheSame(other.Statement, other.Index, fact.Statement, fact.Index));

    /// <summary>The statement that counts of those by which one message said it.</summary>
    private static FactRef FirstSaid(FactRef fact, List<FactRef> all) => all.Find(other =>
        !IsRetry(other, all) && Statement.SayTheSame(other.Statement, other.Index, fact.Statement, fact.Index));

    /// <summary>Whether the fact holds elsewhere: a correction moved it to another encounter.</summary>
    private static bool IsOutranked(FactRef fact, IReadOnlyList<FactRef> elsewhere, CancellationSet cancellations)
    {
        foreach (var other in elsewhere)
        {
            if (Compare(other, fact) > 0 && !cancellations.Hits(other) && !IsRetry(other, elsewhere))
            {
                return true;
            }
        }

        return false;
    }

    private static FactRef? Newest(List<FactRef> facts)
    {
        FactRef? newest = null;
        foreach (var fact in facts)
        {
            newest = newest is null || Compare(fact, newest.Value) > 0 ? fact : newest;
        }

        return newest;
    }

    private static int Compare(FactRef left, FactRef right) =>
        Statement.ComparePrecedence(left.Statement, left.Index, right.Statement, right.Index);
}
