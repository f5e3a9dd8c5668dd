namespace Pipelines.Sockets.Unofficial;

/// <summary>Named by <see cref="SocketConnection.Create"/>; this substitute knows no choice.</summary>
[Flags]
public enum SocketConnectionOptions
{
    /// <summary>No choice made.</summary>
    None = 0,
}
