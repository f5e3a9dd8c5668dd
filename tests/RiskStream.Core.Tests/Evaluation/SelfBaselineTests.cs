using RiskStream.Evaluation;

namespace RiskStream.Core.Tests;

public class SelfBaselineTests
{
    [Fact]
    public void It_is_the_mean_and_the_deviation_of_the_whole_population()
    {
        var baseline = SelfBaseline.Of([5, 11, 5, 11, 5, 11, 5, 11]);

        Assert.Equal((8, 3, 8), (baseline.Mean, baseline.Deviation, baseline.Samples));
    }

    [Fact]
    public void The_catalogue_example_has_a_score_of_five_and_a_third() =>
        Assert.Equal(16.0 / 3, SelfBaseline.Of([5, 11, 5, 11]).ScoreOf(24), 9);

    [Theory]
    [InlineData(new[] { 0, 0, 0, 0 }, 1)]
    [InlineData(new[] { 16, 16, 16, 16 }, 4)]
    [InlineData(new[] { 0, 40, 0, 40 }, 20)]
    public void A_spread_is_never_less_than_the_noise_of_counting(int[] samples, double spread) =>
        Assert.Equal(spread, SelfBaseline.Of(samples).Spread, 9);

    [Fact]
    public void Of_nothing_it_is_nought() => Assert.Equal(new SelfBaseline(0, 0, 0), SelfBaseline.Of([]));
}
