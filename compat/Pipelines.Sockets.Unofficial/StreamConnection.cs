using System.IO.Pipelines;
using Pipelines.Sockets.Unofficial.Transport;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A stream, such as one secured by TLS, as a duplex pipe like <see cref="SocketConnection"/>.</summary>
public static class StreamConnection
{
    /// <summary>Wraps a stream that can be read and written at once, and starts both loops.</summary>
    /// <param name="stream">Disposed of with the pipe. Its read timeout, where it has one, is the stall limit.</param>
    /// <param name="sendPipeOptions">Thresholds and schedulers of the sending side.</param>
    /// <param name="receivePipeOptions">Thresholds of the receiving side.</param>
    /// <param name="name">Shows in error texts.</param>
    /// <returns>A pipe that is also an <see cref="IMeasuredDuplexPipe"/> and an <see cref="IDisposable"/>.</returns>
    public static IDuplexPipe GetDuplex(
        Stream stream, PipeOptions? sendPipeOptions = null, PipeOptions? receivePipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var pump = new DuplexPump(
            new StreamChannel(stream),
            sendPipeOptions ?? PipeOptions.Default,
            receivePipeOptions ?? PipeOptions.Default,
            StallWatchdog.LimitOf(stream),
            name);
        pump.Start();
        return pump;
    }
}
