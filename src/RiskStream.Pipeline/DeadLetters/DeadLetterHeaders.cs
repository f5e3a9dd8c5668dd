using System.Globalization;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Names of the headers of the dead-letter topic and of retried records; all values are UTF-8 text.</summary>
public static class DeadLetterHeaders
{
    /// <summary>Letter: a name of <see cref="DeadLetterReason"/>.</summary>
    public const string Reason = "rs-reason";

    /// <summary>Letter: what is wrong, for people.</summary>
    public const string Detail = "rs-detail";

    /// <summary>Letter: topic of the original.</summary>
    public const string Topic = "rs-topic";

    /// <summary>Letter: partition of the original.</summary>
    public const string Partition = "rs-partition";

    /// <summary>Letter: offset of the original.</summary>
    public const string Offset = "rs-offset";

    /// <summary>Letter: when the broker took the original, ISO 8601 in UTC; absent where that is not known.</summary>
    public const string IngestTime = "rs-ingest-time";

    /// <summary>Letter without value: the bytes that the value had. The original stays where its headers say.</summary>
    public const string OmittedBytes = "rs-value-omitted-bytes";

    /// <summary>Retried record, and the letter if it fails again: the letter that was retried, partition:offset.</summary>
    public const string RetryOf = "rs-retry-of";

    /// <summary>Retried record, its letter if it fails again, and marker: the number of the retry, from 1.</summary>
    public const string Attempt = "rs-attempt";

    /// <summary>Marker, and nothing else: the letter that was retried, partition:offset.</summary>
    public const string Retried = "rs-retried";

    /// <summary>Marker: where the retried record stands, topic/partition:offset.</summary>
    public const string RetriedTo = "rs-retried-to";

    /// <summary>The number in <see cref="Attempt"/>; what is no number from 0 counts as 0.</summary>
    public static int AttemptOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 0;
}
