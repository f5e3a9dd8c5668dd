namespace RiskStream.Ports;

/// <summary>The alert log could not be read. Nothing is lost: reading goes on from the same place when it answers again.</summary>
public sealed class AlertLogUnavailableException : Exception
{
    /// <summary>Says what was tried and where.</summary>
    public AlertLogUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says what was tried and where.</summary>
    public AlertLogUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>The alert log could not be read.</summary>
    public AlertLogUnavailableException()
    {
    }
}
