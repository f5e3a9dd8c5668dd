namespace RiskStream.Pipeline.Publishing;

/// <summary>A message was not acknowledged. The batch is done again from the last checkpoint; nothing is lost.</summary>
public sealed class PublishFailedException : Exception
{
    /// <summary>Says what failed and what happens next.</summary>
    public PublishFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed and what happens next.</summary>
    public PublishFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A message was not acknowledged.</summary>
    public PublishFailedException()
    {
    }
}
