using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// Works out what holds of an encounter from what was stated about it. Pure. A fact that is stated once and that nothing takes back
/// holds; all else goes through the definition, step by step.
/// </summary>
internal static class EncounterResolution
{
    private const int FewFacts = 32;

    /// <summary>
    /// What holds. Where nothing was ever taken back there are no <paramref name="cancellations"/>; <paramref name="elsewhere"/> gives
    /// the statements of a fact that are about other encounters.
    /// </summary>
    public static EncounterFacts Resolve(
        EncounterStatements statements, CancellationSet? cancellations, Func<FactRef, IReadOnlyList<StatedElsewhere>>? elsewhere)
    {
        if (statements.Count == 1 && cancellations is null or { IsEmpty: true } && elsewhere is null && HasEachKeyOnce(statements[0]))
        {
            return new EncounterFacts(statements[0]);
        }

        var holding = new HoldingFacts(statements, cancellations, elsewhere ?? (_ => []));
        return new EncounterFacts(statements[0], holding.All(), holding.Reversed);
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
}
