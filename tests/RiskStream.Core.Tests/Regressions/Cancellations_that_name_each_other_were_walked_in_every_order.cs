using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Core.Tests;

/// <summary>
/// 2601s whose own message id is the one that they name, say of a sender that writes one id everywhere: a dozen of them took seconds
/// for each record, thirty would have stopped the partition. This ends, or the test run does not.
/// </summary>
public class Cancellations_that_name_each_other_were_walked_in_every_order
{
    [Fact]
    public void A_hundred_of_them_are_asked_once_each()
    {
        var ledger = new PersonLedger();
        ledger.Add(Some.Admission("E1", Some.OnDay(1)) with { MessageId = "X" });
        for (uint number = 1; number <= 100; number++)
        {
            ledger.Add(Some.Undo("X", Some.OnDay(2)) with { Key = new FactKey($"CMP:{number}"), Version = number, MessageId = "X" });
        }

        Assert.True(ledger.FactsOf(new EncounterId("E1")).Count <= 1);
        Assert.False(ledger.Forget(Some.OnDay(0), Some.OnDay(0)));
    }
}
