using RiskStream.EventTime;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A record set aside with its reason and its place. Its original key and value are kept as they were.</summary>
public sealed record DeadLetter
{
    /// <summary>The topic it was read from.</summary>
    public required string Topic { get; init; }

    /// <summary>The partition.</summary>
    public required int Partition { get; init; }

    /// <summary>The offset.</summary>
    public required long Offset { get; init; }

    /// <summary>The kind of fault.</summary>
    public required DeadLetterReason Reason { get; init; }

    /// <summary>Names the field, the value, the bound and the remedy.</summary>
    public required string Detail { get; init; }

    /// <summary>The original key, or null.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The original bytes, or null if the record had none.</summary>
    public byte[]? Value { get; init; }

    /// <summary>The original content type, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>For another stage's output: the original <c>rs-source</c>, or null.</summary>
    public string? Source { get; init; }

    /// <summary>When the broker took the original; absent where the broker does not say.</summary>
    public EventTimestamp IngestedAt { get; init; }

    /// <summary>The dead letter whose retry failed again, partition:offset, or null for an original.</summary>
    public string? RetryOf { get; init; }

    /// <summary>How often the content had been sent again when it failed; 0 for an original.</summary>
    public int Attempt { get; init; }
}
