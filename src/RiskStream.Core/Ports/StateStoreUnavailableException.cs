namespace RiskStream.Ports;

/// <summary>The state store did not answer within its bounds. What was asked may or may not have happened.</summary>
public sealed class StateStoreUnavailableException : Exception
{
    /// <summary>Says what was tried, where, and for how long.</summary>
    public StateStoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says what was tried, where, and for how long.</summary>
    public StateStoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>The state store did not answer.</summary>
    public StateStoreUnavailableException()
    {
    }
}
