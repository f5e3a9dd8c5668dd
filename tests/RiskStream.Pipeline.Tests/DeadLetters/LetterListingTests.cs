using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Tests.DeadLetters;

public sealed class LetterListingTests
{
    [Fact]
    public void The_newest_are_listed_and_all_are_counted()
    {
        var listing = new LetterListing(new DeadLetterFilter(), 2);
        foreach (var minute in new[] { 5, 1, 9, 3 })
        {
            listing.Add(new DeadLetterEntry.Letter(GivenLetter.At(0, minute, minutes: minute)));
        }

        listing.Add(new DeadLetterEntry.Letter(GivenLetter.At(
            1, 0, GivenLetter.Of(reason: DeadLetterReason.Malformed, topic: "institution-facts"))));

        Assert.Equal([9L, 5L], listing.Newest.Select(stored => stored.Position.Offset));
        Assert.Equal(5, listing.Matched);
        Assert.Equal("Malformed 1, MissingField 4", string.Join(", ", listing.ByReason.Select(e => $"{e.Key} {e.Value}")));
        Assert.Equal("institution-facts 1, settlement-events 4", string.Join(", ", listing.ByTopic.Select(e => $"{e.Key} {e.Value}")));
    }

    [Fact]
    public void What_does_not_match_is_neither_listed_nor_counted_and_foreign_records_are_told_apart()
    {
        var listing = new LetterListing(new DeadLetterFilter { Keys = ["p2"] }, 10);
        listing.Add(new DeadLetterEntry.Letter(GivenLetter.At(0, 0)));
        listing.Add(new DeadLetterEntry.Foreign(new LetterPosition(0, 1)));

        Assert.Equal(0, listing.Matched);
        Assert.Empty(listing.Newest);
        Assert.Equal(1, listing.Foreign);
    }

    [Fact]
    public void A_letter_that_came_back_tells_of_a_retry_whose_marker_was_never_written()
    {
        var listing = new LetterListing(new DeadLetterFilter(), 10);
        listing.Add(new DeadLetterEntry.Letter(GivenLetter.At(0, 0)));
        listing.Add(new DeadLetterEntry.Letter(GivenLetter.At(
            0, 1, GivenLetter.Of(offset: 30) with { RetryOf = "0:0", Attempt = 1 })));

        Assert.Equal(1, listing.History.LastOf(new LetterPosition(0, 0))!.Attempt);
        Assert.Equal("settlement-events/0:30", listing.History.LastOf(new LetterPosition(0, 0))!.SentTo!.ToString());
        Assert.Null(listing.History.LastOf(new LetterPosition(0, 1)));
    }

    public static TheoryData<string, bool> Conditions => new()
    {
        { "none", true },
        { "reason", true },
        { "other reason", false },
        { "topic", true },
        { "other topic", false },
        { "partition", true },
        { "other partition", false },
        { "key", true },
        { "other key", false },
        { "containing", true },
        { "containing something else", false },
        { "since that minute", true },
        { "since later", false },
        { "until that minute", false },
        { "until later", true },
        { "original", true },
        { "other original", false },
        { "position", true },
        { "other position", false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Every_condition_lets_through_what_it_names_and_nothing_else(string condition, bool matches)
    {
        var filter = condition switch
        {
            "reason" => new DeadLetterFilter { Reasons = [DeadLetterReason.TooLarge, DeadLetterReason.MissingField] },
            "other reason" => new DeadLetterFilter { Reasons = [DeadLetterReason.TooLarge] },
            "topic" => new DeadLetterFilter { Topics = ["settlement-events"] },
            "other topic" => new DeadLetterFilter { Topics = ["institution-facts"] },
            "partition" => new DeadLetterFilter { Partitions = [0] },
            "other partition" => new DeadLetterFilter { Partitions = [1] },
            "key" => new DeadLetterFilter { Keys = ["p1"] },
            "other key" => new DeadLetterFilter { Keys = ["p"] },
            "containing" => new DeadLetterFilter { Containing = "PSN_KEY" },
            "containing something else" => new DeadLetterFilter { Containing = "setl_id" },
            "since that minute" => new DeadLetterFilter { Since = GivenLetter.Noon },
            "since later" => new DeadLetterFilter { Since = GivenLetter.Noon.AddSeconds(1) },
            "until that minute" => new DeadLetterFilter { Until = GivenLetter.Noon },
            "until later" => new DeadLetterFilter { Until = GivenLetter.Noon.AddSeconds(1) },
            "original" => new DeadLetterFilter { Originals = [new RecordPlace("settlement-events", 0, 7)] },
            "other original" => new DeadLetterFilter { Originals = [new RecordPlace("settlement-events", 0, 8)] },
            "position" => new DeadLetterFilter { Positions = [new LetterPosition(3, 17)] },
            "other position" => new DeadLetterFilter { Positions = [new LetterPosition(3, 18)] },
            _ => new DeadLetterFilter(),
        };

        Assert.Equal(matches, filter.Matches(GivenLetter.At(3, 17)));
    }
}
