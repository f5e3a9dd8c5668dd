using System.Text;
using Confluent.Kafka;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Tests.DeadLetters;

public sealed class DeadLetterMessagesTests
{
    [Fact]
    public void A_letter_reads_back_as_it_was_written()
    {
        var letter = GivenLetter.Of() with { Source = "person/0:5:1", RetryOf = "2:9", Attempt = 2 };

        var read = Assert.IsType<DeadLetterEntry.Letter>(Read(DeadLetterMessages.Of(letter), 3, 17)).Content;

        Assert.Equal(new LetterPosition(3, 17), read.Position);
        Assert.Equal(letter with { Key = null, Value = null }, read.Letter with { Key = null, Value = null });
        Assert.Equal(letter.Key, read.Letter.Key);
        Assert.Equal(letter.Value, read.Letter.Value);
    }

    [Fact]
    public void A_marker_reads_back_and_is_no_letter()
    {
        var marker = new DeadLetterEntry.Marker(new LetterPosition(3, 17), 2, new RecordPlace("settlement-events", 0, 99));

        Assert.Equal(marker, Read(DeadLetterMessages.MarkerOf(marker), 3, 18));
    }

    [Fact]
    public void A_record_of_something_else_is_foreign() =>
        Assert.Equal(
            new DeadLetterEntry.Foreign(new LetterPosition(0, 1)),
            Read(new Message<byte[]?, byte[]?> { Value = [1], Headers = [] }, 0, 1));

    [Fact]
    public void A_retried_record_keeps_key_value_type_source_and_time_and_names_its_letter()
    {
        var stored = GivenLetter.At(3, 17, GivenLetter.Of() with { Source = "person/0:5:1" });

        var message = DeadLetterMessages.RetryOf(stored, 2, null);

        Assert.Equal(stored.Letter.Key, message.Key);
        Assert.Equal(stored.Letter.Value, message.Value);
        Assert.Equal(GivenLetter.Noon.ToUnixTimeMilliseconds(), message.Timestamp.UnixTimestampMs);
        Assert.Equal(
            ["content-type=application/json", "rs-source=person/0:5:1", "rs-retry-of=3:17", "rs-attempt=2"],
            message.Headers.Select(header => $"{header.Key}={Encoding.UTF8.GetString(header.GetValueBytes())}"));
    }

    [Fact]
    public void A_letter_without_a_known_ingestion_time_is_retried_with_the_time_of_the_retry() =>
        Assert.Equal(
            Timestamp.Default,
            DeadLetterMessages.RetryOf(GivenLetter.At(0, 0, GivenLetter.Of() with { IngestedAt = default }), 1, null).Timestamp);

    [Theory]
    [InlineData("3:17", true)]
    [InlineData("0:0", true)]
    [InlineData("-1:3", false)]
    [InlineData("3", false)]
    [InlineData("3:17:1", false)]
    [InlineData("3:99999999999999999999", false)]
    [InlineData(" 3:17", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_position_is_two_numbers_from_zero(string? text, bool isOne) =>
        Assert.Equal(isOne, LetterPosition.TryParse(text, out _));

    [Theory]
    [InlineData("settlement-events/3:1042", "settlement-events", 3, 1042)]
    [InlineData("a/b/0:1", "a/b", 0, 1)]
    public void A_place_reads_back(string text, string topic, int partition, long offset)
    {
        Assert.Equal(new RecordPlace(topic, partition, offset), RecordPlace.Parse(text));
        Assert.Equal(text, RecordPlace.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("3:1042")]
    [InlineData("/3:1042")]
    [InlineData("topic/3")]
    [InlineData(null)]
    public void What_names_no_topic_partition_and_offset_is_no_place(string? text) => Assert.Null(RecordPlace.Parse(text));

    [Theory]
    [InlineData("2", 2)]
    [InlineData("-2", 0)]
    [InlineData("two", 0)]
    [InlineData(null, 0)]
    public void An_attempt_that_is_no_number_counts_as_none(string? text, int attempt) =>
        Assert.Equal(attempt, DeadLetterHeaders.AttemptOf(text));

    private static DeadLetterEntry Read(Message<byte[]?, byte[]?> message, int partition, long offset) =>
        DeadLetterMessages.Read(new ConsumeResult<byte[]?, byte[]?>
        {
            TopicPartitionOffset = new TopicPartitionOffset("dead-letters", partition, offset),
            Message = message,
        });
}
