using RiskStream.EventTime;
using RiskStream.Reference;
using RiskStream.Reference.Lists;

namespace RiskStream.Core.Tests.Reference;

/// <summary>How every list is joined by event time.</summary>
public class ReferenceListTests
{
    private static readonly CivilDay First = Some.Day("2026-01-01");

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 100L)]
    [InlineData(29, 100L)]
    [InlineData(30, null)]
    public void An_entry_holds_from_its_first_day_until_the_day_before_its_end(int day, long? most) =>
        Assert.Equal(most, Limits(Limit(0, 30, "1", 100)).On("CT|", First + day)?.MostE6);

    [Theory]
    [InlineData(9, 100)]
    [InlineData(10, 200)]
    [InlineData(19, 200)]
    [InlineData(20, 100)]
    public void Where_spans_overlap_the_newest_version_counts(int day, long most) =>
        Assert.Equal(most, Limits(Limit(0, 30, "2026-01", 100), Limit(10, 20, "2026-02", 200)).On("CT|", First + day)!.MostE6);

    [Fact]
    public void Among_equal_versions_the_one_that_begins_last_counts() =>
        Assert.Equal(200, Limits(Limit(10, 30, "1", 200), Limit(0, 30, "1", 100)).On("CT|", First + 15)!.MostE6);

    [Fact]
    public void An_entry_without_span_holds_on_every_day()
    {
        var list = Limits(new PriceLimit { Item = "CT", MostE6 = 5 });

        Assert.All(new[] { -100_000, 0, 100_000 }, day => Assert.NotNull(list.On("CT|", First + day)));
        Assert.Equal("unversioned", list.Version);
    }

    [Fact]
    public void The_digest_is_of_what_the_entries_say_and_not_of_their_order()
    {
        var (one, two) = (Limit(0, 30, "1", 100), Limit(30, 60, "2", 200));

        Assert.Equal(Limits(one, two).Digest, Limits(two, one, one).Digest);
        Assert.NotEqual(Limits(one, two).Digest, Limits(one, two with { MostE6 = 201 }).Digest);
        Assert.NotEqual(Limits(one, two).Digest, Limits(one).Digest);
    }

    [Fact]
    public void The_version_of_a_list_is_the_newest_among_its_entries() =>
        Assert.Equal("2026-02", Limits(Limit(0, 30, "2026-02", 100), Limit(30, 60, "2026-01", 200)).Version);

    [Fact]
    public void Codes_are_equal_by_content() =>
        Assert.Equal(
            new SubstitutionGroup { Id = "G", Items = Codes.Of("B", "A", "A") }, new SubstitutionGroup { Id = "G", Items = Codes.Of("A", "B") });

    private static PriceLimit Limit(int from, int to, string version, long most) =>
        new() { Item = "CT", MostE6 = most, Validity = new Validity(First + from, First + to, version) };

    private static ReferenceList<PriceLimit> Limits(params PriceLimit[] entries) =>
        entries.Aggregate(new ReferenceDataBuilder(), (lists, entry) => lists.Add(entry)).Build().PriceLimits;
}
