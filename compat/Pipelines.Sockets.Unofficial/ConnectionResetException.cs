namespace Pipelines.Sockets.Unofficial;

/// <summary>The connection is gone: broken by the other end or cut by the watchdog; the message says which.</summary>
public sealed class ConnectionResetException : IOException
{
    /// <summary>Says what happened and what lies behind it.</summary>
    public ConnectionResetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
