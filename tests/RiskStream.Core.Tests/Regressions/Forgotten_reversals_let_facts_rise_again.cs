using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Core.Tests;

/// <summary>
/// An encounter is kept while anything of it is recent, a cancellation went by its own age: in a stay of years a settlement that was
/// reversed long ago held again when its reversal was forgotten.
/// </summary>
public class Forgotten_reversals_let_facts_rise_again
{
    private readonly PersonLedger _ledger = new();

    [Fact]
    public void A_reversal_is_kept_as_long_as_what_it_takes_back()
    {
        var first = InpatientSettlement("S1", 1);
        Add(first, Some.Reversal(first, Some.OnDay(2)), InpatientSettlement("S2", 500));

        Assert.False(_ledger.Forget(Some.OnDay(100), Some.OnDay(100)));

        Add(InpatientSettlement("S3", 501));
        Assert.Equal(["SET:S2", "SET:S3"], _ledger.FactsOf(new("E1")).Settlements.Select(settlement => settlement.Key.Value));
    }

    [Fact]
    public void So_is_what_takes_back_a_reversal()
    {
        var first = InpatientSettlement("S1", 1);
        var reversal = Some.Reversal(first, Some.OnDay(2));
        Add(first, reversal, Some.Undo(reversal.MessageId, Some.OnDay(3)), InpatientSettlement("S2", 500));

        Assert.False(_ledger.Forget(Some.OnDay(100), Some.OnDay(100)));

        Add(InpatientSettlement("S3", 501));
        Assert.Equal(3, _ledger.FactsOf(new("E1")).Settlements.Count);
    }

    [Fact]
    public void Both_go_with_what_they_are_about_and_so_does_what_never_met_its_fact()
    {
        var first = InpatientSettlement("S1", 1);
        Add(first, Some.Reversal(first, Some.OnDay(2)), Some.Undo("M-never", Some.OnDay(2)));

        Assert.True(_ledger.Forget(Some.OnDay(100), Some.OnDay(100)));

        Assert.Empty(_ledger.Assertions());
    }

    private static Assertion InpatientSettlement(string settlement, int day) =>
        Some.Settlement(settlement, "E1", Some.OnDay(day), s => s with { Service = ServiceKind.Inpatient });

    private void Add(params Assertion[] assertions) => _ledger.Add(assertions);
}
