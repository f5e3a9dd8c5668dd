using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// The amount at risk was no part of what tells two revisions apart, so a settlement that was corrected to another amount left the
/// first one standing in the alert.
/// </summary>
public class A_corrected_amount_was_not_said
{
    [Fact]
    public void A_settlement_that_is_corrected_to_another_amount_updates_the_alert()
    {
        var engine = new TwoStages(LongHistories.Setting);
        var purchases = Enumerable.Range(0, 3).Select(number => Some.Purchase(
            $"S{number}",
            Some.OnDay(9) + TimeSpan.FromSeconds(20 * number),
            s => s with { FundPayment = new Money(1000) })).ToList();

        engine.Feed(Some.Purchase("S9", Some.OnDay(1)).About());
        engine.Feed(purchases.Select((purchase, number) => purchase.About(new($"psn-{number}"))));
        var corrected = purchases[2] with
        {
            Version = 2,
            Content = (Settlement)purchases[2].Content with { FundPayment = new Money(500) },
        };
        engine.Feed(corrected.About(new("psn-2")));

        var last = engine.Alerts[^1];
        Assert.Equal((AlertKind.Updated, 2500), (last.Kind, last.Draft.AmountAtRisk?.Fen));
    }
}
