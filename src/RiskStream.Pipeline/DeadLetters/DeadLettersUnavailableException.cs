namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Kafka did not serve what the work on dead letters needs. Nothing is lost: run the same again.</summary>
public sealed class DeadLettersUnavailableException : Exception
{
    /// <summary>Says what failed, where, and what to do.</summary>
    public DeadLettersUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, where, and what to do.</summary>
    public DeadLettersUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Kafka did not serve what the work on dead letters needs.</summary>
    public DeadLettersUnavailableException()
    {
    }
}
