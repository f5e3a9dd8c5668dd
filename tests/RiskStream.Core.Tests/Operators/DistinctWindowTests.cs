using RiskStream.EventTime;
using RiskStream.Operators;

namespace RiskStream.Core.Tests;

public class DistinctWindowTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(10);

    [Fact]
    public void A_member_that_comes_again_is_one_until_it_has_left_as_often() =>
        Assert.Equal([(0, 1), (1, 1), (10, 1), (11, 1), (12, 2)], Over((0, "a"), (1, "a"), (10, "a"), (11, "a"), (12, "b")));

    [Fact]
    public void What_is_as_old_as_the_window_is_long_has_left() =>
        Assert.Equal([(0, 1), (9, 2), (10, 2)], Over((0, "a"), (9, "b"), (10, "c")));

    [Fact]
    public void Of_several_at_one_instant_only_the_last_is_told() =>
        Assert.Equal([(5, 3)], Over((5, "a"), (5, "b"), (5, "c")));

    [Fact]
    public void Nothing_makes_no_window() => Assert.Empty(Over());

    private static IEnumerable<(int Hour, int Members)> Over(params (int Hour, string Member)[] occurrences) =>
        DistinctWindow.Over<string>([.. occurrences.Select(one => (At(one.Hour), one.Member))], Length)
            .Select(found => ((int)((found.At - At(0)).TotalHours), found.Members));

    private static EventTimestamp At(int hour) => Some.OnDay(1, 0) + TimeSpan.FromHours(hour);
}
