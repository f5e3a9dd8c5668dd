using RiskStream.Rules;

namespace RiskStream.Core.Tests;

public class IcdRangeTests
{
    [Theory]
    [InlineData("N18.5", "N18.5", true)]
    [InlineData("N18.5", "N18.500", true)]
    [InlineData("N18.5", "N18.9", false)]
    [InlineData("N18.5", "N18", false)]
    [InlineData("Z49", "Z49.1", true)]
    [InlineData("Z49", "Z4", false)]
    [InlineData("Z49", "z49.1", false)]
    public void A_prefix_holds_what_begins_with_it(string range, string code, bool holds) =>
        Assert.Equal(holds, GivenExclusions.Icd(range)[0].Contains(code));

    [Theory]
    [InlineData("C00", true)]
    [InlineData("C00.0", true)]
    [InlineData("C50.9", true)]
    [InlineData("C97", true)]
    [InlineData("C97.x00", true)]
    [InlineData("B99.9", false)]
    [InlineData("C98", false)]
    [InlineData("D00", false)]
    [InlineData("C9", false)]
    [InlineData("", false)]
    public void A_range_holds_its_categories_both_ends_included(string code, bool holds) =>
        Assert.Equal(holds, GivenExclusions.Icd("C00-C97")[0].Contains(code));

    [Fact]
    public void A_range_may_run_over_letters() => Assert.True(GivenExclusions.Icd("C00-D09")[0].Contains("D05.1"));

    [Fact]
    public void A_range_of_one_category_holds_it() => Assert.True(GivenExclusions.Icd("F20-F20")[0].Contains("F20.0"));

    [Theory]
    [InlineData("")]
    [InlineData("C0")]
    [InlineData("c00-c97")]
    [InlineData("CXX")]
    [InlineData("C97-C00")]
    [InlineData("C00.1-C97")]
    [InlineData("C00-C97-D00")]
    [InlineData("-C97")]
    public void What_is_neither_is_not_read(string text) => Assert.False(IcdRange.TryParse(text, out _));

    [Theory]
    [InlineData("N18.5")]
    [InlineData("C00-C97")]
    public void It_reads_as_it_was_written(string text) => Assert.Equal(text, GivenExclusions.Icd(text)[0].ToString());
}
