using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Core.Tests;

/// <summary>2205 and 2302 take back lines that were not settled by then: all, those of a batch or those they name.</summary>
public class SettledLinesTests
{
    private static readonly Assertion First = Line("1", "B1", 9);
    private static readonly Assertion Second = Line("2", "B2", 9);
    private static readonly Assertion OfAll = Settlement("S0", string.Empty, 10);
    private static readonly Assertion OfFirst = Settlement("S1", "B1", 10);
    private readonly PersonLedger _ledger = new();

    [Fact]
    public void Lines_that_were_settled_stay() => Holds("1 2", First, Second, OfAll, Cancelled(12));

    [Fact]
    public void A_settlement_of_a_batch_settles_the_lines_of_that_batch_only() => Holds("1", First, Second, OfFirst, Cancelled(12));

    [Fact]
    public void Settled_lines_stay_though_their_batch_is_named() =>
        Holds("1 2", First, Second, OfFirst, Cancelled(12, target => target with { ChargeBatch = "B1" }));

    [Fact]
    public void Settled_lines_stay_though_they_are_named_themselves() => Holds(
        "1", First, Second, OfFirst, Cancelled(12, target => target with { Lines = [First.Key, Second.Key] }));

    [Fact]
    public void A_line_that_was_uploaded_after_the_settlement_is_not_settled() =>
        Holds("1", First, OfAll, Line("2", "B1", 11), Cancelled(12));

    [Fact]
    public void Lines_that_are_settled_after_they_were_taken_back_do_not_come_again() =>
        Holds(string.Empty, First, Cancelled(10), Settlement("S0", string.Empty, 11));

    [Fact]
    public void A_settlement_that_was_reversed_before_settles_nothing() =>
        Holds(string.Empty, First, OfAll, Some.Reversal(OfAll, Hour(11)), Cancelled(12));

    [Fact]
    public void A_settlement_that_is_reversed_later_had_settled_the_lines() =>
        Holds("1", First, OfAll, Cancelled(12), Some.Reversal(OfAll, Hour(13)));

    [Fact]
    public void A_reversal_that_was_itself_taken_back_leaves_the_lines_settled()
    {
        var reversal = Some.Reversal(OfAll, Hour(11));

        Holds("1", First, OfAll, reversal, Cancelled(12), Some.Undo(reversal.MessageId, Hour(13)));
    }

    [Fact]
    public void A_settlement_settles_nothing_of_another_encounter() =>
        Holds(string.Empty, First, Some.Settlement("S0", "E2", Hour(10)), Cancelled(12));

    [Fact]
    public void A_settlement_that_is_sent_again_settles_what_it_did_the_first_time() =>
        Holds(string.Empty, OfAll, Line("1", "B1", 11), OfAll with { IngestedAt = Hour(12) }, Cancelled(13));

    [Fact]
    public void A_reversal_that_is_sent_again_counts_from_the_first_time()
    {
        var reversal = Some.Reversal(OfAll, Hour(11));

        Holds(string.Empty, First, OfAll, reversal, reversal with { IngestedAt = Hour(13) }, Cancelled(12));
    }

    private static EventTimestamp Hour(int hour) => Some.OnDay(1, hour);

    private static Assertion Line(string number, string batch, int hour) =>
        Some.Line("E1", number, Hour(hour), line => line with { ChargeBatch = batch });

    private static Assertion Settlement(string number, string batch, int hour) =>
        Some.Settlement(number, "E1", Hour(hour), settlement => settlement with { ChargeBatch = batch });

    private static Assertion Cancelled(
        int hour, Func<CancellationTarget.OfLines, CancellationTarget.OfLines>? with = null)
    {
        var all = Some.LinesCancelled("E1", Hour(hour));
        var content = (Cancellation)all.Content;
        var target = (CancellationTarget.OfLines)content.Target;
        return all with { Content = content with { Target = with?.Invoke(target) ?? target } };
    }

    /// <summary>These lines hold, whether it was told forwards or backwards.</summary>
    private void Holds(string lines, params Assertion[] told)
    {
        _ledger.Add(told);
        Assert.Equal(lines, Lines(_ledger));

        var backwards = new PersonLedger();
        backwards.Add([.. told.Reverse()]);
        Assert.Equal(lines, Lines(backwards));
    }

    private static string Lines(PersonLedger ledger) =>
        string.Join(' ', ledger.FactsOf(new("E1")).Lines.Select(line => line.Key.Value["FEE:E1:".Length..]));
}
