using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;

namespace RiskStream.Core.Tests;

public class EpisodesTests
{
    [Fact]
    public void Nothing_makes_no_episode() => Assert.Empty(Episodes.Join<Standing>([]));

    [Fact]
    public void A_standing_at_the_very_end_of_the_one_before_continues_it()
    {
        var episode = Assert.Single(Episodes.Join([At(9, until: 10), At(10, until: 12)]));

        Assert.Equal((Some.OnDay(1, 9), Some.OnDay(1, 12)), (episode.Start, episode.End));
    }

    [Fact]
    public void A_standing_after_the_end_begins_an_episode_of_its_own()
    {
        var late = At(10, until: 12) with { At = new EventTimestamp(Some.OnDay(1, 10).Micros + 1) };

        Assert.Equal(2, Episodes.Join([At(9, until: 10), late]).Count);
    }

    [Fact]
    public void A_short_standing_within_a_long_one_does_not_end_it()
    {
        var episode = Assert.Single(Episodes.Join([At(9, until: 15), At(10, until: 11), At(14, until: 15)]));

        Assert.Equal(Some.OnDay(1, 15), episode.End);
    }

    [Fact]
    public void The_peak_is_the_highest_severity_then_the_highest_ratio_then_the_earliest()
    {
        var severe = At(11, until: 12) with { Severity = Severity.High, Ratio = 1.0 };
        var severeAgain = At(12, until: 13) with { Severity = Severity.High, Ratio = 1.0 };
        var higher = At(13, until: 14) with { Severity = Severity.High, Ratio = 1.5 };

        Assert.Equal(severe, PeakOf(At(9, until: 10) with { Ratio = 3 }, At(10, until: 11), severe, severeAgain));
        Assert.Equal(higher, PeakOf(severe, severeAgain, higher));
    }

    [Fact]
    public void It_is_anchored_to_the_civil_day_on_which_it_begins()
    {
        var episode = Assert.Single(Episodes.Join([At(23.5, until: 24), At(24, until: 30)]));

        Assert.Equal(Some.OnDay(1).Day, episode.Anchor);
    }

    private static Standing PeakOf(params Standing[] standings) => Assert.Single(Episodes.Join(standings)).Peak;

    private static Standing At(double hour, double until) =>
        new(Some.OnDay(1, hour), Some.OnDay(1, until), Severity.Medium, 1);

    private sealed record Standing(EventTimestamp At, EventTimestamp Until, Severity Severity, double Ratio) : IStanding;
}
