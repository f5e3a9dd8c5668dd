namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Whether a letter can be sent again, or what stands in the way.</summary>
public enum RetryVerdict
{
    /// <summary>It can.</summary>
    Ready,

    /// <summary>It was sent again before; nothing is to be done.</summary>
    AlreadyRetried,

    /// <summary>Another letter of the plan stands for the same record; nothing is to be done.</summary>
    Repeated,

    /// <summary>Its content was sent again as often as is allowed.</summary>
    TooManyAttempts,

    /// <summary>The letter has no value: it was too large for the dead-letter topic.</summary>
    ValueOmitted,

    /// <summary>It is another stage's output, and later outputs of the same source stand behind it.</summary>
    OutOfOrder,

    /// <summary>Its topic is one whose records mean something else when they come later.</summary>
    WrongTopic,

    /// <summary>The corrected value cannot stand for it.</summary>
    BadReplacement,

    /// <summary>Its topic or partition is not there.</summary>
    NoPartition,

    /// <summary>Kafka did not take it, or it was overtaken on its way.</summary>
    NotTaken,
}
