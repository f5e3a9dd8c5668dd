using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>The bytes of a connected socket, received straight into the pipe.</summary>
internal sealed class SocketChannel(Socket socket) : IByteChannel
{
    private const int SmallestReceive = 2_048;

    /// <inheritdoc/>
    public async ValueTask<int> ReceiveAsync(PipeWriter writer)
    {
        var gathered = 0;
        while (true)
        {
            var memory = writer.GetMemory(SmallestReceive);
            var received = await socket.ReceiveAsync(memory, SocketFlags.None);
            writer.Advance(received);
            gathered += received;

            // A long reply is parsed again from its start each time more of it arrives, so hand over large pieces. An
            // end seen while gathering is seen again by the next receive.
            if (received < memory.Length || gathered >= IByteChannel.MaxGatheredBytes || socket.Available == 0)
            {
                return gathered;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlySequence<byte> bytes, Action<int> sent)
    {
        foreach (var segment in bytes)
        {
            var rest = segment;
            while (!rest.IsEmpty)
            {
                var taken = await socket.SendAsync(rest, SocketFlags.None);
                sent(taken);
                rest = rest[taken..];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
