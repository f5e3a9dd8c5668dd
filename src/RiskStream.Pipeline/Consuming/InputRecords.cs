using System.Text;
using Confluent.Kafka;
using RiskStream.EventTime;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;

namespace RiskStream.Pipeline.Consuming;

/// <summary>Takes what a stage needs out of a polled message.</summary>
internal static class InputRecords
{
    // 2000-01-01 and 2100-01-01, as for every time of a record.
    private const long EarliestMs = 946_684_800_000;
    private const long LatestMs = 4_102_444_800_000;

    public static InputRecord Of(ConsumeResult<byte[]?, byte[]?> polled)
    {
        string? contentType = null;
        string? source = null;
        string? retryOf = null;
        var attempt = 0;
        foreach (var header in polled.Message.Headers ?? [])
        {
            switch (header.Key)
            {
                case ContentTypes.Header:
                    contentType = TextOf(header);
                    break;
                case OutputMessages.SourceHeader:
                    source = TextOf(header);
                    break;
                case DeadLetterHeaders.RetryOf:
                    retryOf = TextOf(header);
                    break;
                case DeadLetterHeaders.Attempt:
                    attempt = DeadLetterHeaders.AttemptOf(TextOf(header));
                    break;
            }
        }

        var time = polled.Message.Timestamp;
        return new InputRecord
        {
            Offset = polled.Offset.Value,
            Key = polled.Message.Key,
            Value = polled.Message.Value,
            ContentType = contentType,
            Source = source,
            RetryOf = retryOf,
            Attempt = attempt,
            IngestedAt = IngestedAt(time),
        };
    }

    // A producer may stamp anything: a time that no record can have counts as none.
    private static EventTimestamp IngestedAt(Timestamp time) =>
        time.Type == TimestampType.NotAvailable || time.UnixTimestampMs is < EarliestMs or >= LatestMs
            ? default
            : new EventTimestamp(time.UnixTimestampMs * 1000);

    private static string? TextOf(IHeader header) =>
        header.GetValueBytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
