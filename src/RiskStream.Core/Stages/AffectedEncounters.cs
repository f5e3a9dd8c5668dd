using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Stages;

/// <summary>The encounters whose facts some statements may change: nearly always one, that of the only statement.</summary>
internal readonly struct AffectedEncounters
{
    private readonly Statement? _only;
    private readonly List<EncounterId>? _all;

    private AffectedEncounters(Statement? only, List<EncounterId>? all) => (_only, _all) = (only, all);

    /// <summary>Those of statements that were not added yet.</summary>
    public static AffectedEncounters By(IReadOnlyList<Statement> statements, PersonLedger ledger) =>
        statements.Count == 1 && ledger.AffectsItsEncounterAlone(statements[0])
            ? new(statements[0], null)
            : new(null, [.. statements.SelectMany(ledger.Affects).Distinct()]);

    /// <summary>What holds of those of which anything was stated.</summary>
    public IReadOnlyList<EncounterFacts> FactsIn(PersonLedger ledger) =>
        _all is not null ? _all.ConvertAll(ledger.FactsOf)
        : ledger.KnownFactsAbout(_only!) is { } facts ? [facts]
        : [];
}
