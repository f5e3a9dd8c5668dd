namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Why a record was set aside: the value of the header <c>rs-reason</c> and of the counter's label.</summary>
public enum DeadLetterReason
{
    /// <summary>Larger than the configured bound.</summary>
    TooLarge,

    /// <summary>Neither valid protobuf nor valid JSON, as its content type says.</summary>
    Malformed,

    /// <summary>Its event type is missing or unknown.</summary>
    UnknownType,

    /// <summary>A field that its type needs is absent.</summary>
    MissingField,

    /// <summary>A field holds what cannot be: a negative or absurd amount, NaN, an unknown enum value, an impossible time.</summary>
    InvalidValue,
}
