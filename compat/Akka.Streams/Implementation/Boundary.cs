using System.Threading.Channels;

namespace Akka.Streams.Implementation;

/// <summary>
/// The upstream side of an asynchronous boundary. It pulls only when the buffer has room, so upstream is never more
/// than the buffer ahead. Elements and completion go through the buffer in order; a failure overtakes them, as in the
/// original.
/// </summary>
internal sealed class BoundaryExit<T> : SinkStage<T>
{
    /// <summary>The original's default input buffer.</summary>
    public const int BufferSize = 16;

    // Synchronous continuations are safe here: all that continues is a post to an island's mailbox.
    private readonly Channel<T> _buffer = Channel.CreateBounded<T>(new BoundedChannelOptions(BufferSize)
    {
        SingleReader = true,
        SingleWriter = true,
        AllowSynchronousContinuations = true,
    });

    public BoundaryExit() => Entry = new BoundaryEntry<T>(this, _buffer.Reader);

    public BoundaryEntry<T> Entry { get; }

    public override void OnPush()
    {
        // There is room: nothing is pulled before there is.
        _buffer.Writer.TryWrite(In.Grab());
        var room = _buffer.Writer.WaitToWriteAsync();
        if (room.IsCompleted)
        {
            In.Pull();
        }
        else
        {
            _ = PostAfter(room, In.Pull);
        }
    }

    public override void OnFinish() => _buffer.Writer.Complete();

    public override void OnFailure(Exception cause) => Entry.Post(() => Entry.Fail(cause));

    public override void Fail(Exception cause)
    {
        base.Fail(cause);
        OnFailure(cause);
    }
}

/// <summary>The downstream side: a source on the buffer. Its cancellation crosses back to the upstream side.</summary>
internal sealed class BoundaryEntry<T>(BoundaryExit<T> exit, ChannelReader<T> buffer) : ChannelStage<T>(buffer)
{
    public override void OnCancel(Exception? cause)
    {
        exit.Post(() => exit.Cancel(cause));
        base.OnCancel(cause);
    }
}
