using RiskStream.Operators;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

public sealed class PeerGroupTests(ITestOutputHelper output)
{
    [Fact]
    public void Each_is_compared_with_the_others_as_if_these_were_sorted_for_it()
    {
        const int seed = 20261123;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            // Few different values, so that many are equal.
            var values = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(0, 1 + random.Next(20)) / 20.0).ToList();
            var group = new PeerGroup(values);
            for (var one = 0; one < values.Count; one++)
            {
                Assert.Equal(RatioVsPeer.Of([.. values.Where((_, other) => other != one)]), group.Without(values[one]));
            }
        }
    }

    [Fact]
    public void Who_is_not_of_the_group_has_no_others_in_it() =>
        Assert.Throws<ArgumentException>(() => new PeerGroup([0.1, 0.2]).Without(0.3));
}
