namespace RiskStream.Pipeline.Reference;

/// <summary>The topic of reference lists could not be read or written within its bounds. Nothing is judged without the lists.</summary>
public sealed class ReferenceTopicUnavailableException : Exception
{
    /// <summary>Says what was tried, where, how long, and what to look at.</summary>
    public ReferenceTopicUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was tried, where, and why it failed.</summary>
    public ReferenceTopicUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The topic of reference lists could not be used.</summary>
    public ReferenceTopicUnavailableException()
    {
    }
}
