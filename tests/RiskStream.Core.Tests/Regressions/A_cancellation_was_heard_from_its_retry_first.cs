using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>
/// A cancellation without a version takes back what was taken in before it. When its retry arrived first, and then the message as it
/// was first taken in, what lay between the two held again, but nobody behind the person stage was told.
/// </summary>
public class A_cancellation_was_heard_from_its_retry_first
{
    [Fact]
    public void What_was_stated_anew_between_the_two_counts_again()
    {
        var engine = new TwoStages(LongHistories.Setting);
        var purchases = Enumerable.Range(0, 3)
            .Select(number => Some.Purchase($"S{number}", Some.OnDay(9) + TimeSpan.FromSeconds(20 * number)))
            .ToList();
        engine.Feed(Some.Purchase("S9", Some.OnDay(1)).About());
        engine.Feed(purchases.Take(2).Select((purchase, number) => purchase.About(new($"psn-{number}"))));
        var anew = purchases[2] with { IngestedAt = Some.OnDay(10) };

        engine.Feed(Cancelled(Some.OnDay(11)), anew.About(new("psn-2")), Cancelled(Some.OnDay(9, 12)));

        Assert.Equal(3, Assert.Single(engine.Final).Measured);

        PersonEvent Cancelled(EventTimestamp takenIn)
        {
            var said = Some.ReversalUpTo(purchases[2], Some.OnDay(9, 12));
            var content = (Cancellation)said.Content;
            var target = (CancellationTarget.OfFact)content.Target;
            return (said with { IngestedAt = takenIn, Content = content with { Target = target with { UpTo = takenIn } } })
                .About(new("psn-2"));
        }
    }
}
