using RiskStream.EventTime;
using RiskStream.Operators;

namespace RiskStream.Core.Tests.Operators;

public sealed class GapSinceLastTests
{
    [Fact]
    public void Each_is_linked_with_the_last_before_it_of_its_key_however_they_come() => Assert.Equal(
        ["a-b", "x-y", "b-c"], Links(("c", 1, 6), ("a", 1, 1), ("y", 2, 5), ("b", 1, 3), ("x", 2, 2)));

    [Fact]
    public void What_comes_between_links_its_neighbours_anew()
    {
        Assert.Equal(["a-c"], Links(("a", 1, 1), ("c", 1, 6)));
        Assert.Equal(["a-b", "b-c"], Links(("a", 1, 1), ("c", 1, 6), ("b", 1, 3)));
    }

    [Fact]
    public void At_one_instant_the_name_decides() => Assert.Equal(["a-b"], Links(("b", 1, 1), ("a", 1, 1)));

    [Fact]
    public void One_has_no_gap() => Assert.Empty(Links(("a", 1, 1)));

    private static IEnumerable<string> Links(params (string Name, int Key, int Day)[] things) => GapSinceLast
        .Links(things, thing => thing.Key, thing => new CivilDay(thing.Day).Start, thing => thing.Name)
        .Select(link => $"{link.Earlier.Name}-{link.Later.Name}");
}
