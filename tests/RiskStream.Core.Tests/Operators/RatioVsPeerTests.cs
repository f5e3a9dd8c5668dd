using RiskStream.Operators;

namespace RiskStream.Core.Tests;

public class RatioVsPeerTests
{
    [Fact]
    public void The_example_of_the_catalogue_stands_out_by_3_8()
    {
        var peers = RatioVsPeer.Of([0.17, 0.19, 0.195, 0.215, 0.225, 0.245, 0.245, 0.27])!;

        Assert.Equal(8, peers.Peers);
        Assert.Equal(0.22, peers.Median, 9);
        Assert.Equal(0.025, peers.Deviation, 9);
        Assert.Equal(3.8, peers.ScoreOf(0.3601), 1);
    }

    [Fact]
    public void Seven_are_no_peer_group() => Assert.Null(RatioVsPeer.Of([1, 2, 3, 4, 5, 6, 7]));

    [Fact]
    public void Peers_that_are_all_alike_count_as_spread_by_a_hundredth_of_their_median()
    {
        var peers = RatioVsPeer.Of([.. Enumerable.Repeat(0.2, 9)])!;

        Assert.Equal(0, peers.Deviation);
        Assert.Equal(0.6745 * 0.1 / 0.002, peers.ScoreOf(0.3), 9);
    }

    [Fact]
    public void Where_all_peers_have_none_nothing_is_compared() => Assert.Equal(0, RatioVsPeer.Of(new double[8])!.ScoreOf(0.5));

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 19.0)]
    [InlineData(40, 38.0)]
    public void The_95th_percentile_is_that_of_the_nearest_rank_and_never_the_highest(int peers, double? p95) =>
        Assert.Equal(p95, RatioVsPeer.Of([.. Enumerable.Range(1, peers).Select(value => (double)value).Reverse()])!.P95);
}
