using RiskStream.EventTime;

namespace RiskStream.Pipeline.Decoding;

/// <summary>A record as it was polled: bytes and place.</summary>
public sealed record InputRecord
{
    /// <summary>The offset in its partition.</summary>
    public required long Offset { get; init; }

    /// <summary>The message key, or null.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The message, or null for a tombstone.</summary>
    public byte[]? Value { get; init; }

    /// <summary>Header <c>content-type</c>, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Header <c>rs-source</c>, or null: where another stage's output comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Header <c>rs-retry-of</c>, or null: the dead letter that was sent again as this record.</summary>
    public string? RetryOf { get; init; }

    /// <summary>Header <c>rs-attempt</c>: how often its content was sent again; 0 for an original.</summary>
    public int Attempt { get; init; }

    /// <summary>When the broker took it.</summary>
    public EventTimestamp IngestedAt { get; init; }
}
