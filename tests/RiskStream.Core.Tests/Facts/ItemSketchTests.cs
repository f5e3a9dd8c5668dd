using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

public class ItemSketchTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(new uint[] { 1, 2, 3 }, new uint[] { 3, 2, 1 }, 1)]
    [InlineData(new uint[] { 1, 2, 3, 4 }, new uint[] { 4, 5, 6 }, 1.0 / 6)]
    [InlineData(new uint[] { 1, 2 }, new uint[] { 3, 4 }, 0)]
    [InlineData(new uint[] { 0, 1 }, new uint[] { 0, uint.MaxValue }, 1.0 / 3)]
    [InlineData(new uint[] { 1, 1, 2 }, new uint[] { 1, 2, 2 }, 1)]
    [InlineData(new uint[] { 1 }, new uint[0], 0)]
    [InlineData(new uint[0], new uint[0], 0)]
    public void The_likeness_of_small_sets_is_that_of_their_items(uint[] one, uint[] other, double expected)
    {
        Assert.Equal(expected, ItemSketch.Of(one).LikenessTo(ItemSketch.Of(other)), 12);
        Assert.Equal(expected, ItemSketch.Of(other).LikenessTo(ItemSketch.Of(one)), 12);
    }

    [Fact]
    public void Up_to_63_items_the_likeness_is_exact()
    {
        var one = Enumerable.Range(0, 63).Select(Spread);
        var other = Enumerable.Range(20, 63).Select(Spread);

        Assert.Equal(43.0 / 83, ItemSketch.Of(one).LikenessTo(ItemSketch.Of(other)), 12);
    }

    [Fact]
    public void Of_a_large_set_64_hashes_are_kept() => Assert.Equal(64, ItemSketch.Of(Enumerable.Range(0, 1000).Select(Spread)).Count);

    [Theory]
    [InlineData(100, 10)]
    [InlineData(100, 40)]
    [InlineData(300, 200)]
    public void Of_large_sets_the_likeness_is_estimated_without_bias_and_within_the_stated_error(int items, int shift)
    {
        const int Trials = 2000;
        const int Seed = 13;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var exact = (double)(items - shift) / (items + shift);
        var errors = Enumerable.Range(0, Trials).Select(_ =>
        {
            var all = Enumerable.Range(0, items + shift).Select(_ => (uint)random.NextInt64(1L << 32)).ToList();
            return ItemSketch.Of(all.Take(items)).LikenessTo(ItemSketch.Of(all.Skip(shift))) - exact;
        }).ToList();
        var stated = Math.Sqrt(exact * (1 - exact) / ItemSketch.Most);

        Assert.InRange(errors.Average(), -4 * stated / Math.Sqrt(Trials), 4 * stated / Math.Sqrt(Trials));
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0, 1.05 * stated);
    }

    [Fact]
    public void Sets_are_equal_by_their_items()
    {
        Assert.Equal(ItemSketch.Of([1, 2]), ItemSketch.Of([2, 1, 2]));
        Assert.Equal(ItemSketch.Of([1, 2]).GetHashCode(), ItemSketch.Of([2, 1]).GetHashCode());
        Assert.NotEqual(ItemSketch.Of([1, 2]), ItemSketch.Of([1, 3]));
    }

    /// <summary>Numbers that are far from each other, for their order must have nothing to do with what they number.</summary>
    private static uint Spread(int number) => unchecked((uint)number * 2_654_435_761);
}
