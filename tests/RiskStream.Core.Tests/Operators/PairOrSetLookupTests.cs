using RiskStream.Facts;
using RiskStream.Operators;

namespace RiskStream.Core.Tests.Operators;

public sealed class PairOrSetLookupTests
{
    [Fact]
    public void The_cheaper_of_two_exclusive_items_is_at_fault()
    {
        var hit = PairOrSetLookup.Pair(Scope(Line("a", 0, "A", 1, 30_00), Line("b", 1, "B", 1, 12_00)), "A", "B");

        Assert.NotNull(hit);
        Assert.Equal((2, 2, 12_00), (hit.Measured, hit.Threshold, hit.Fen));
        Assert.Equal(["a", "b"], hit.Evidence.Select(charge => charge.Key.Value));
    }

    [Fact]
    public void An_item_that_is_refunded_makes_no_pair() => Assert.Null(
        PairOrSetLookup.Pair(Scope(Line("a", 0, "A", 1, 30_00), Line("b", 1, "B", 1, 12_00), Line("c", 2, "B", -1, -12_00)), "A", "B"));

    [Theory]
    [InlineData(24, null)]
    [InlineData(24.0001, 0L)]
    [InlineData(30, 600L)]
    public void Units_above_a_cap_are_at_fault_at_the_mean_price(double units, long? fen) =>
        Assert.Equal(fen, PairOrSetLookup.Cap(Scope(Line("a", 0, "A", units, (long)(units * 100))), "A", 240_000)?.Fen);

    [Fact]
    public void A_cap_of_nothing_is_none() => Assert.Null(PairOrSetLookup.Cap(Scope(Line("a", 0, "A", 1, 1)), "A", 0));

    [Theory]
    [InlineData(54_99, null)]
    [InlineData(55_00, 5_00L)]
    public void Parts_are_compared_with_the_price_of_the_whole(long second, long? fen) => Assert.Equal(
        fen,
        PairOrSetLookup.Set(Scope(Line("a", 0, "A", 1, 50_00), Line("b", 1, "B", 1, second)), "W", ["A", "B"], 0, 100_000_000, 0.05)?.Fen);

    [Fact]
    public void Too_few_parts_or_the_whole_itself_are_no_set()
    {
        var parts = Scope(Line("a", 0, "A", 1, 500_00), Line("b", 1, "B", 1, 500_00));
        var whole = Scope(Line("a", 0, "A", 1, 500_00), Line("b", 1, "B", 1, 500_00), Line("w", 2, "W", 1, 100_00));

        Assert.Null(PairOrSetLookup.Set(parts, "W", ["A", "B", "C"], 0, 100_000_000, 0.05));
        Assert.NotNull(PairOrSetLookup.Set(parts, "W", ["A", "B", "C"], 2, 100_000_000, 0.05));
        Assert.Null(PairOrSetLookup.Set(whole, "W", ["A", "B", "C"], 2, 100_000_000, 0.05));
    }

    [Fact]
    public void It_holds_since_the_charge_after_which_no_refund_takes_it_back()
    {
        var scope = Scope(
            Line("a", 0, "A", 3, 3), Line("b", 1, "A", -2, -2), Line("c", 2, "A", 1, 1), Line("d", 3, "A", 1, 1), Line("e", 4, "A", 1, 1));

        Assert.Equal(Some.OnDay(1, 3), scope.Since(part => PairOrSetLookup.Cap(part, "A", 20_000) is not null, "A"));
        Assert.Null(scope.Since(part => PairOrSetLookup.Cap(part, "A", 40_000) is not null, "A"));
    }

    private static ChargeScope Scope(params Charge[] charges) => new(charges);

    private static Charge Line(string key, int hour, string item, double units, long fen) =>
        new(new FactKey(key), Some.OnDay(1, hour), item, (long)Math.Round(units * 10_000), fen);
}
