using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>Which diagnoses a stated fact carries. Pure.</summary>
internal static class EncounterDiagnoses
{
    public static IReadOnlyList<string> Of(Statement statement, int index) => statement.KindOf(index) switch
    {
        FactKind.Line => statement.LineDiagnoses(),
        FactKind.Admission or FactKind.Discharge or FactKind.Settlement or FactKind.VisitDiagnosis or FactKind.SettlementList =>
            Of(statement.FactOf(index)),
        _ => [],
    };

    private static IReadOnlyList<string> Of(Fact fact) => fact switch
    {
        Admission admission => admission.Diagnoses,
        Discharge discharge => discharge.Diagnoses,
        Settlement settlement => settlement.Diagnoses,
        VisitDiagnosis visit => visit.Diagnoses,
        SettlementList list => list.Diagnoses,
        _ => [],
    };
}
