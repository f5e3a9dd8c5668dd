using System.Globalization;
using System.Text;
using Confluent.Kafka;
using RiskStream.EventTime;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>The Kafka form of letters, markers and retried records, and the way back. Pure.</summary>
internal static class DeadLetterMessages
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static Message<byte[]?, byte[]?> Of(DeadLetter letter)
    {
        var headers = new Headers
        {
            { DeadLetterHeaders.Reason, Utf8(letter.Reason.ToString()) },
            { DeadLetterHeaders.Detail, Utf8(letter.Detail) },
            { DeadLetterHeaders.Topic, Utf8(letter.Topic) },
            { DeadLetterHeaders.Partition, Utf8(letter.Partition) },
            { DeadLetterHeaders.Offset, Utf8(letter.Offset) },
        };
        AddIfGiven(headers, ContentTypes.Header, letter.ContentType);
        AddIfGiven(headers, OutputMessages.SourceHeader, letter.Source);
        AddIfGiven(headers, DeadLetterHeaders.IngestTime, letter.IngestedAt.IsGiven ? InstantOf(letter.IngestedAt) : null);
        AddIfGiven(headers, DeadLetterHeaders.RetryOf, letter.RetryOf);
        AddIfGiven(headers, DeadLetterHeaders.Attempt, letter.Attempt > 0 ? letter.Attempt.ToString(CultureInfo.InvariantCulture) : null);
        return new Message<byte[]?, byte[]?> { Key = letter.Key, Value = letter.Value, Headers = headers };
    }

    /// <summary>
    /// The original again, with its key, its source position and its time: cancellations reach back to when they were taken in, and
    /// a later time would let them take back what came after them.
    /// </summary>
    public static Message<byte[]?, byte[]?> RetryOf(StoredLetter stored, int attempt, RetryValue? replacement)
    {
        var letter = stored.Letter;
        var headers = new Headers();
        AddIfGiven(headers, ContentTypes.Header, replacement?.ContentType ?? letter.ContentType);
        AddIfGiven(headers, OutputMessages.SourceHeader, letter.Source);
        headers.Add(DeadLetterHeaders.RetryOf, Utf8(stored.Position.ToString()));
        headers.Add(DeadLetterHeaders.Attempt, Utf8(attempt));
        var message = new Message<byte[]?, byte[]?> { Key = letter.Key, Value = replacement?.Bytes ?? letter.Value, Headers = headers };
        if (letter.IngestedAt.IsGiven)
        {
            message.Timestamp = new Timestamp(letter.IngestedAt.Micros / 1000, TimestampType.CreateTime);
        }

        return message;
    }

    public static Message<byte[]?, byte[]?> MarkerOf(DeadLetterEntry.Marker marker)
    {
        var headers = new Headers
        {
            { DeadLetterHeaders.Retried, Utf8(marker.Of.ToString()) },
            { DeadLetterHeaders.Attempt, Utf8(marker.Attempt) },
        };
        AddIfGiven(headers, DeadLetterHeaders.RetriedTo, marker.SentTo?.ToString());
        return new Message<byte[]?, byte[]?> { Headers = headers };
    }

    public static DeadLetterEntry Read(ConsumeResult<byte[]?, byte[]?> polled)
    {
        var position = new LetterPosition(polled.Partition.Value, polled.Offset.Value);
        var headers = polled.Message.Headers ?? [];
        if (LetterPosition.TryParse(TextOf(headers, DeadLetterHeaders.Retried), out var retried))
        {
            return new DeadLetterEntry.Marker(
                retried,
                DeadLetterHeaders.AttemptOf(TextOf(headers, DeadLetterHeaders.Attempt)),
                RecordPlace.Parse(TextOf(headers, DeadLetterHeaders.RetriedTo)));
        }

        return Enum.TryParse<DeadLetterReason>(TextOf(headers, DeadLetterHeaders.Reason), out var reason)
            && TextOf(headers, DeadLetterHeaders.Topic) is { Length: > 0 } topic
            && LetterPosition.TryParse(
                $"{TextOf(headers, DeadLetterHeaders.Partition)}:{TextOf(headers, DeadLetterHeaders.Offset)}", out var original)
            ? new DeadLetterEntry.Letter(Read(polled, position, reason, new RecordPlace(topic, original.Partition, original.Offset)))
            : new DeadLetterEntry.Foreign(position);
    }

    /// <summary>The last value of a header as text, or null.</summary>
    public static string? TextOf(Headers? headers, string name) =>
        headers is not null && headers.TryGetLastBytes(name, out var bytes) && bytes is not null ? Encoding.UTF8.GetString(bytes) : null;

    private static StoredLetter Read(
        ConsumeResult<byte[]?, byte[]?> polled, LetterPosition position, DeadLetterReason reason, RecordPlace original)
    {
        var headers = polled.Message.Headers;
        return new StoredLetter
        {
            Position = position,
            SetAsideAt = polled.Message.Timestamp.Type == TimestampType.NotAvailable
                ? DateTimeOffset.UnixEpoch
                : DateTimeOffset.FromUnixTimeMilliseconds(polled.Message.Timestamp.UnixTimestampMs),
            OmittedBytes = long.TryParse(
                TextOf(headers, DeadLetterHeaders.OmittedBytes), NumberStyles.None, CultureInfo.InvariantCulture, out var omitted)
                ? omitted
                : null,
            Letter = new DeadLetter
            {
                Topic = original.Topic,
                Partition = original.Partition,
                Offset = original.Offset,
                Reason = reason,
                Detail = TextOf(headers, DeadLetterHeaders.Detail) ?? string.Empty,
                Key = polled.Message.Key,
                Value = polled.Message.Value,
                ContentType = TextOf(headers, ContentTypes.Header),
                Source = TextOf(headers, OutputMessages.SourceHeader),
                IngestedAt = InstantOf(TextOf(headers, DeadLetterHeaders.IngestTime)),
                RetryOf = TextOf(headers, DeadLetterHeaders.RetryOf),
                Attempt = DeadLetterHeaders.AttemptOf(TextOf(headers, DeadLetterHeaders.Attempt)),
            },
        };
    }

    private static string InstantOf(EventTimestamp time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.Micros / 1000).UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    private static EventTimestamp InstantOf(string? text) => DateTimeOffset.TryParseExact(
        text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        ? new EventTimestamp(instant.ToUnixTimeMilliseconds() * 1000)
        : default;

    private static void AddIfGiven(Headers headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Add(name, Utf8(value));
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Utf8(long number) => Utf8(number.ToString(CultureInfo.InvariantCulture));
}
