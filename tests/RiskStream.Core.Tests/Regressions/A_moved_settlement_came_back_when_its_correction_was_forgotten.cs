using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Core.Tests;

/// <summary>
/// A correction moved a settlement from a stay to a visit. Visits are forgotten before stays are, and with the visit went what outranked
/// the settlement's first statement: the stay began again at a day it never began on.
/// </summary>
public class A_moved_settlement_came_back_when_its_correction_was_forgotten
{
    private readonly PersonLedger _ledger = new();

    [Fact]
    public void What_outranks_a_statement_is_kept_as_long_as_it()
    {
        var first = Some.Settlement("S1", "E0", Some.OnDay(1), s => s with { Service = ServiceKind.Inpatient });
        var moved = Some.Settlement("S1", "V1", Some.OnDay(1)) with { Version = 2, MessageId = "M2" };
        _ledger.Add(first, moved, Some.Settlement("S2", "E0", Some.OnDay(450), s => s with { Service = ServiceKind.Inpatient }));

        _ledger.Forget(Some.OnDay(400), Some.OnDay(-400));

        Assert.Equal(Some.OnDay(450), _ledger.FactsOf(new EncounterId("E0")).AdmittedAt);
    }
}
