using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>Why a connection ended. The first reason stays; set and read from any thread.</summary>
internal sealed class ConnectionEnding
{
    private int _kind;
    private int _error;

    /// <summary>The reason, or none yet.</summary>
    public PipeShutdownKind Kind => (PipeShutdownKind)Volatile.Read(ref _kind);

    /// <summary>The socket error that belongs to the reason.</summary>
    public SocketError Error => (SocketError)Volatile.Read(ref _error);

    /// <summary>Records a reason; false when there is one already.</summary>
    public bool TrySet(PipeShutdownKind kind, SocketError error)
    {
        if (Interlocked.CompareExchange(ref _kind, (int)kind, (int)PipeShutdownKind.None) != (int)PipeShutdownKind.None)
        {
            return false;
        }

        Volatile.Write(ref _error, (int)error);
        return true;
    }
}
