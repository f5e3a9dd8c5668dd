using System.Buffers;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>The bytes of a stream, received into a buffer of its own and copied into the pipe.</summary>
/// <remarks>
/// A stream cannot say how much is at hand; a read that does not complete at once says that nothing is. Such a read is
/// left under way while the reader works on what came before, which is why it may not write to the pipe itself.
/// </remarks>
internal sealed class StreamChannel(Stream stream) : IByteChannel
{
    private readonly CancellationTokenSource _closing = new();
    private readonly byte[] _buffer = new byte[SegmentPool.SegmentBytes];
    private Task<int>? _reading;

    /// <inheritdoc/>
    public async ValueTask<int> ReceiveAsync(PipeWriter writer)
    {
        var gathered = 0;
        while (gathered < IByteChannel.MaxGatheredBytes)
        {
            _reading ??= stream.ReadAsync(_buffer.AsMemory(), _closing.Token).AsTask();
            if (gathered > 0 && !_reading.IsCompletedSuccessfully)
            {
                break;
            }

            var received = await _reading;
            if (received == 0)
            {
                // Kept, so that the next call sees the end again.
                break;
            }

            _reading = null;
            writer.Write(_buffer.AsSpan(0, received));
            gathered += received;
        }

        return gathered;
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlySequence<byte> bytes, Action<int> sent)
    {
        foreach (var segment in bytes)
        {
            await stream.WriteAsync(segment, _closing.Token);
            sent(segment.Length);
        }

        await stream.FlushAsync(_closing.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Cancelled first: a stream that does not own its socket leaves a pending read pending when it is disposed of.
        _closing.Cancel();
        try
        {
            stream.Dispose();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The connection is broken, which is why it is being closed.
        }
    }
}
