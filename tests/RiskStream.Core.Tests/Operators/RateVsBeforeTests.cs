using RiskStream.Operators;

namespace RiskStream.Core.Tests;

public class RateVsBeforeTests
{
    [Fact]
    public void The_example_of_the_catalogue_grows_sixfold_while_the_cheaper_item_falls_by_four_fifths()
    {
        Assert.Equal(6, new RateVsBefore(42, 28).GrowthOver(0.25), 9);
        Assert.Equal(0.8, new RateVsBefore(14, 280).Fall, 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Less_than_the_least_before_counts_as_that(double before) =>
        Assert.Equal(4, new RateVsBefore(7, before).GrowthOver(0.25), 9);

    [Fact]
    public void What_was_not_there_cannot_fall() => Assert.Equal(0, new RateVsBefore(7, 0).Fall);

    [Fact]
    public void More_refunds_than_charges_are_a_fall_to_nothing() => Assert.Equal(1, new RateVsBefore(-3, 28).Fall);

    [Fact]
    public void Growth_is_a_negative_fall() => Assert.Equal(-1, new RateVsBefore(14, 28).Fall, 9);

    [Fact]
    public void Those_of_several_places_are_added_up() =>
        Assert.Equal(new RateVsBefore(3, 7), new RateVsBefore(1, 3) + new RateVsBefore(2, 4));
}
