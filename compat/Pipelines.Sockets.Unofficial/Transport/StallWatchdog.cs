using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>Notices that bytes were sent and nothing has come back for too long.</summary>
/// <remarks>
/// The client sends nothing that is not answered, so a connection on which bytes went out and none came in is dead or
/// waiting for a blocking command; it cannot tell which, and cuts both. An idle connection is left alone: the client's
/// own keep-alive makes it speak. Sends are reported by the send loop, receives by the receive loop, without a lock: a
/// send that races with a receive may go unnoticed until the next send.
/// </remarks>
internal sealed class StallWatchdog(TimeSpan limit, TimeProvider time)
{
    /// <summary>The limit where neither the socket nor the stream has a receive timeout.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// More than the kernels at both ends hold: when so much went out since the waiting began, the other end is
    /// reading, and a long upload over a slow link is not taken for silence.
    /// </summary>
    private const long BytesThatProveReading = 16 << 20;

    private long _waitingSince;
    private long _sentWhileWaiting;
    private long _lastLook = time.GetTimestamp();

    /// <summary>How long the silence may last.</summary>
    public TimeSpan Limit => limit;

    /// <summary>The socket's receive timeout, which asynchronous receives do not use, or the default.</summary>
    public static TimeSpan LimitOf(Socket socket) => OrDefault(socket.ReceiveTimeout);

    /// <summary>The stream's read timeout, which is that of the socket below, or the default.</summary>
    public static TimeSpan LimitOf(Stream stream) => stream.CanTimeout ? OrDefault(stream.ReadTimeout) : DefaultLimit;

    /// <summary>Bytes are about to be sent: from now on something must come back.</summary>
    public void Sending()
    {
        if (Volatile.Read(ref _waitingSince) == 0)
        {
            _sentWhileWaiting = 0;
            Volatile.Write(ref _waitingSince, Math.Max(1, time.GetTimestamp()));
        }
    }

    /// <summary>The connection took <paramref name="bytes"/>.</summary>
    public void Sent(int bytes)
    {
        _sentWhileWaiting += bytes;
        if (_sentWhileWaiting > BytesThatProveReading)
        {
            _sentWhileWaiting = 0;
            WaitAfresh(Volatile.Read(ref _waitingSince));
        }
    }

    /// <summary>Something came back.</summary>
    public void Received() => Volatile.Write(ref _waitingSince, 0);

    /// <summary>
    /// Calls <paramref name="cut"/> on a timer's thread while the silence is too long, until disposed of.
    /// </summary>
    public IDisposable Watch(Action cut)
    {
        var period = TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 4, 20, 1_000));
        return time.CreateTimer(_ => Look(cut), null, period, period);
    }

    private static TimeSpan OrDefault(int milliseconds) =>
        milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : DefaultLimit;

    private void WaitAfresh(long since)
    {
        if (since != 0)
        {
            // Exchanged only when nothing came back meanwhile: an idle connection must not be left waiting.
            Interlocked.CompareExchange(ref _waitingSince, time.GetTimestamp(), since);
        }
    }

    private void Look(Action cut)
    {
        var now = time.GetTimestamp();
        var stoodStill = time.GetElapsedTime(Interlocked.Exchange(ref _lastLook, now), now) > limit;
        var since = Volatile.Read(ref _waitingSince);
        if (since == 0 || time.GetElapsedTime(since, now) <= limit)
        {
            return;
        }

        if (stoodStill)
        {
            // This process was suspended: the answer may be here already and have had no turn to be received.
            WaitAfresh(since);
            return;
        }

        cut();
    }
}
