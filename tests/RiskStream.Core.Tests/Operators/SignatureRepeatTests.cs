using RiskStream.Operators;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

public sealed class SignatureRepeatTests(ITestOutputHelper output)
{
    [Fact]
    public void Nothing_has_no_most_common_signature() => Assert.Null(new SignatureRepeat<long>().Most);

    [Fact]
    public void What_occurs_most_is_told_with_how_often()
    {
        var repeats = Of(5, 8, 8, 3);

        Assert.Equal((8, 2), repeats.Most);
        Assert.Equal((1, 0), (repeats.CountOf(5), repeats.CountOf(9)));
    }

    [Fact]
    public void Of_equally_common_signatures_the_smallest_is_told() => Assert.Equal((3, 2), Of(8, 8, 3, 3).Most);

    [Fact]
    public void What_leaves_no_longer_counts()
    {
        var repeats = Of(8, 8, 3);

        repeats.Remove(8);
        repeats.Remove(8);

        Assert.Equal((3, 1), repeats.Most);
    }

    [Fact]
    public void What_is_not_there_cannot_leave() => Assert.Throws<InvalidOperationException>(() => Of(8).Remove(3));

    [Fact]
    public void A_moving_window_holds_what_a_new_count_of_it_holds()
    {
        const int Seed = 29;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var signatures = Enumerable.Range(0, 2000).Select(_ => (long)random.Next(12)).ToList();
        var moving = new SignatureRepeat<long>();
        for (var next = 0; next < signatures.Count; next++)
        {
            moving.Add(signatures[next]);
            if (next >= 50)
            {
                moving.Remove(signatures[next - 50]);
            }

            var window = signatures.GetRange(Math.Max(0, next - 49), Math.Min(50, next + 1));
            var most = window.GroupBy(signature => signature).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
            Assert.Equal((most.Key, most.Count()), moving.Most);
        }
    }

    private static SignatureRepeat<long> Of(params IEnumerable<long> signatures)
    {
        var repeats = new SignatureRepeat<long>();
        foreach (var signature in signatures)
        {
            repeats.Add(signature);
        }

        return repeats;
    }
}
