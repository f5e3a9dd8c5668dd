using System.IO.Pipelines;
using System.Net.Sockets;
using Pipelines.Sockets.Unofficial.Transport;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A connected socket as a duplex pipe, with counters and a watchdog against a silent other end.</summary>
/// <remarks>
/// One writer and one reader at a time, as with any pipe; <see cref="Dispose"/> and the counters from any thread. The
/// reader runs on the thread that received; bytes written are sent by a loop of its own, so that commands written close
/// together leave in one system call.
/// </remarks>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Socket _socket;
    private readonly DuplexPump _pump;

    private SocketConnection(Socket socket, PipeOptions sending, PipeOptions receiving, string? name)
    {
        _socket = socket;
        _pump = new DuplexPump(new SocketChannel(socket), sending, receiving, StallWatchdog.LimitOf(socket), name);
    }

    /// <inheritdoc/>
    public PipeReader Input => _pump.Input;

    /// <inheritdoc/>
    public PipeWriter Output => _pump.Output;

    /// <summary>Why the connection ended, or <see cref="PipeShutdownKind.None"/>.</summary>
    public PipeShutdownKind ShutdownKind => _pump.Ending.Kind;

    /// <summary>The socket error that ended the connection, or success.</summary>
    public SocketError SocketError => _pump.Ending.Error;

    /// <summary>Bytes received so far.</summary>
    public long BytesRead => _pump.BytesReceived;

    /// <summary>Bytes sent so far.</summary>
    public long BytesSent => _pump.BytesSent;

    /// <summary>How many bytes the last receive gave.</summary>
    public int LastReceived => _pump.LastReceived;

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    /// <summary>Does nothing: every dependency is part of the runtime.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>
    /// Turns off delayed sending on a TCP socket: the send loop already gathers what can go together.
    /// </summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Wraps a connected socket and starts both loops.</summary>
    /// <param name="socket">Its <see cref="Socket.ReceiveTimeout"/>, where set, is the stall limit.</param>
    /// <param name="sendPipeOptions">Thresholds and schedulers of the sending side.</param>
    /// <param name="receivePipeOptions">Thresholds of the receiving side.</param>
    /// <param name="connectionOptions">Ignored.</param>
    /// <param name="name">Shows in error texts.</param>
    public static SocketConnection Create(
        Socket socket,
        PipeOptions? sendPipeOptions,
        PipeOptions? receivePipeOptions,
        SocketConnectionOptions connectionOptions = SocketConnectionOptions.None,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        _ = connectionOptions;
        var connection = new SocketConnection(
            socket, sendPipeOptions ?? PipeOptions.Default, receivePipeOptions ?? PipeOptions.Default, name);
        connection._pump.Start();
        return connection;
    }

    /// <summary>Records why the protocol above ends the connection; false when another reason came first.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) => _pump.Ending.TrySet(kind, SocketError.Success);

    /// <summary>How much waits where, for error texts.</summary>
    public Counters GetCounters() => new(AvailableOnSocket(), _pump.BytesBeingSent);

    /// <summary>Ends both loops and closes the socket. Safe to call twice and from any thread.</summary>
    public void Dispose() => _pump.Dispose();

    private long AvailableOnSocket()
    {
        try
        {
            return _socket.Available;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return -1;
        }
    }

    /// <summary>
    /// How much waits where. A negative number means that it is not known, and the client leaves it out.
    /// </summary>
    public readonly struct Counters
    {
        internal Counters(long availableOnSocket, long beingSent)
        {
            BytesAvailableOnSocket = availableOnSocket;
            BytesWaitingToBeSent = beingSent;
        }

        /// <summary>Bytes that the kernel has received and the connection has not taken.</summary>
        public long BytesAvailableOnSocket { get; }

        /// <summary>Always -1: not measured here.</summary>
        public long BytesWaitingToBeRead { get; } = -1;

        /// <summary>Bytes of the batch that the send loop is busy with.</summary>
        public long BytesWaitingToBeSent { get; }
    }
}
