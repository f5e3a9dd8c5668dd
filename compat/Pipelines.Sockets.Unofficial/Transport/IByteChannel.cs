using System.Buffers;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>
/// What a <see cref="DuplexPump"/> pumps: one receive and one send at a time, disposal from any thread.
/// </summary>
/// <remarks>
/// Disposal makes pending and later receives and sends fail at once. It may come twice and never throws.
/// </remarks>
internal interface IByteChannel : IDisposable
{
    /// <summary>The most that one receive gathers before it is handed to the reader.</summary>
    const int MaxGatheredBytes = 1 << 20;

    /// <summary>
    /// Waits for bytes, writes to <paramref name="writer"/> what is at hand and says how many; 0 at the end.
    /// </summary>
    ValueTask<int> ReceiveAsync(PipeWriter writer);

    /// <summary>Sends all of <paramref name="bytes"/>, reporting each part that the connection took.</summary>
    ValueTask SendAsync(ReadOnlySequence<byte> bytes, Action<int> sent);
}
