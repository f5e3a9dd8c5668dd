using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>Two pipes and two loops between them and a <see cref="IByteChannel"/>.</summary>
/// <remarks>
/// The receive loop alone writes to the receive pipe and the send loop alone reads from the send pipe, so each loop
/// completes its own end when it ends. When either ends, it closes the channel, which ends the other. The reader above
/// runs inline, on the receive loop's thread: one hop less for each reply.
/// </remarks>
internal sealed class DuplexPump : IMeasuredDuplexPipe, IDisposable
{
    private readonly IByteChannel _channel;
    private readonly Pipe _receiving;
    private readonly Pipe _sending;
    private readonly StallWatchdog _watchdog;
    private readonly Action<int> _onSent;
    private readonly string _name;
    private long _bytesReceived;
    private long _bytesSent;
    private long _bytesBeingSent;
    private int _lastReceived;

    public DuplexPump(
        IByteChannel channel, PipeOptions sending, PipeOptions receiving, TimeSpan stallLimit, string? name)
    {
        _channel = channel;
        _name = name ?? "connection";
        _receiving = new Pipe(WithOwnMemory(receiving, PipeScheduler.Inline));
        _sending = new Pipe(WithOwnMemory(sending, sending.ReaderScheduler));
        _watchdog = new StallWatchdog(stallLimit, TimeProvider.System);
        _onSent = OnSent;
    }

    public PipeReader Input => _receiving.Reader;

    public PipeWriter Output => _sending.Writer;

    public ConnectionEnding Ending { get; } = new();

    public long BytesReceived => Volatile.Read(ref _bytesReceived);

    public long BytesSent => Volatile.Read(ref _bytesSent);

    /// <summary>What is left of the batch that the send loop is busy with.</summary>
    public long BytesBeingSent => Volatile.Read(ref _bytesBeingSent);

    public int LastReceived => Volatile.Read(ref _lastReceived);

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesReceived;

    /// <summary>
    /// Starts both loops on the thread pool, where they carry nothing of the caller's execution context.
    /// </summary>
    public void Start()
    {
        ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.ReceiveLoopAsync(), this, preferLocal: false);
        ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.SendLoopAsync(), this, preferLocal: false);
    }

    public void Dispose()
    {
        Ending.TrySet(PipeShutdownKind.PipeDisposed, SocketError.Success);
        _channel.Dispose();
    }

    private static PipeOptions WithOwnMemory(PipeOptions given, PipeScheduler readerScheduler) => new(
        new SegmentPool(),
        readerScheduler,
        given.WriterScheduler,
        given.PauseWriterThreshold,
        given.ResumeWriterThreshold,
        SegmentPool.SegmentBytes,
        useSynchronizationContext: false);

    private async Task ReceiveLoopAsync()
    {
        ConnectionResetException? failure = null;
        using var watch = _watchdog.Watch(CutAsStalled);
        try
        {
            while (true)
            {
                var received = await _channel.ReceiveAsync(_receiving.Writer);
                if (received == 0)
                {
                    Ending.TrySet(PipeShutdownKind.ReadEndOfStream, SocketError.Success);
                    break;
                }

                _watchdog.Received();
                Volatile.Write(ref _lastReceived, received);
                Volatile.Write(ref _bytesReceived, _bytesReceived + received);
                var flushed = await _receiving.Writer.FlushAsync();
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception cause)
        {
            // Nobody awaits the loop: whatever ends it is handed to the reader, which reports it.
            failure = Failed(PipeShutdownKind.ReadSocketError, cause);
        }

        await _receiving.Writer.CompleteAsync(failure);
        _channel.Dispose();
    }

    private async Task SendLoopAsync()
    {
        ConnectionResetException? failure = null;
        try
        {
            while (true)
            {
                var read = await _sending.Reader.ReadAsync();
                if (!read.Buffer.IsEmpty)
                {
                    Volatile.Write(ref _bytesBeingSent, read.Buffer.Length);
                    _watchdog.Sending();
                    await _channel.SendAsync(read.Buffer, _onSent);
                }

                _sending.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception cause)
        {
            // As above, for the writer.
            failure = Failed(PipeShutdownKind.WriteSocketError, cause);
            _channel.Dispose();
        }

        await _sending.Reader.CompleteAsync(failure);
    }

    private void OnSent(int bytes)
    {
        Volatile.Write(ref _bytesSent, _bytesSent + bytes);
        Volatile.Write(ref _bytesBeingSent, _bytesBeingSent - bytes);
        _watchdog.Sent(bytes);
    }

    private ConnectionResetException Failed(PipeShutdownKind kind, Exception cause)
    {
        var error = (cause as SocketException ?? cause.InnerException as SocketException)?.SocketErrorCode;
        Ending.TrySet(kind, error ?? SocketError.SocketError);
        return new ConnectionResetException(Describe(cause), cause);
    }

    private string Describe(Exception cause) => Ending.Kind switch
    {
        PipeShutdownKind.ReadStalled =>
            $"{_name}: nothing was received for {_watchdog.Limit.TotalSeconds:0.###} s after bytes were sent, so the " +
            "connection was cut. Commands under way may or may not have run. If the server was busy with one long " +
            "command, raise the socket's ReceiveTimeout, which is this limit.",
        PipeShutdownKind.PipeDisposed => $"{_name}: the connection was closed by its owner.",
        _ => $"{_name}: the connection broke ({Ending.Kind}/{Ending.Error}): {cause.Message}",
    };

    private void CutAsStalled()
    {
        Ending.TrySet(PipeShutdownKind.ReadStalled, SocketError.TimedOut);
        _channel.Dispose();
    }
}
