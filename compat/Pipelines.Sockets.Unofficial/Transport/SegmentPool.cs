using System.Buffers;

namespace Pipelines.Sockets.Unofficial.Transport;

/// <summary>
/// The memory of one direction of one connection: a few spare segments, collected with the connection.
/// </summary>
/// <remarks>
/// Not shared on purpose. When a connection is torn down, its parser or its writer may still be at work on a segment
/// that the pipe has given back; in a shared pool another connection would by then be using it.
/// </remarks>
internal sealed class SegmentPool : MemoryPool<byte>
{
    /// <summary>
    /// Large enough that a batch is sent in one system call, small enough to stay off the large object heap.
    /// </summary>
    public const int SegmentBytes = 64 * 1024;

    private const int MaxSpares = 16;

    private readonly Stack<Segment> _spares = new();

    /// <inheritdoc/>
    public override int MaxBufferSize => Array.MaxLength;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize <= SegmentBytes)
        {
            lock (_spares)
            {
                if (_spares.TryPop(out var spare))
                {
                    return spare;
                }
            }
        }

        return new Segment(this, Math.Max(minBufferSize, SegmentBytes));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }

    private void Return(Segment segment)
    {
        lock (_spares)
        {
            if (segment.Memory.Length == SegmentBytes && _spares.Count < MaxSpares)
            {
                _spares.Push(segment);
            }
        }
    }

    private sealed class Segment(SegmentPool pool, int length) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(length);

        public void Dispose() => pool.Return(this);
    }
}
