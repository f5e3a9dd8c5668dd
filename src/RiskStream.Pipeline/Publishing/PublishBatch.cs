using Confluent.Kafka;

namespace RiskStream.Pipeline.Publishing;

/// <summary>
/// Counts the acknowledgements of one batch. Completes when every message was answered for, so that no straggler of a failed batch
/// can come after its repetition. Acknowledgements come on the client's thread.
/// </summary>
internal sealed class PublishBatch
{
    private readonly TaskCompletionSource<IReadOnlyList<(string Topic, Message<byte[]?, byte[]?> Message)>> _completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly List<(string Topic, Message<byte[]?, byte[]?> Message)> _tooLarge = [];
    private readonly Lock _gate = new();
    private Exception? _fault;
    private int _open;

    public PublishBatch(int messages) => _open = messages;

    /// <summary>The messages that were too large; faulted if any other was not delivered.</summary>
    public Task<IReadOnlyList<(string Topic, Message<byte[]?, byte[]?> Message)>> Completion => _completion.Task;

    public void Delivered() => Answered();

    public void Failed(Exception fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
        }

        Answered();
    }

    public void TooLarge(string topic, Message<byte[]?, byte[]?> message)
    {
        lock (_gate)
        {
            _tooLarge.Add((topic, message));
        }

        Answered();
    }

    private void Answered()
    {
        if (Interlocked.Decrement(ref _open) > 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_fault is null)
            {
                _completion.TrySetResult(_tooLarge);
            }
            else
            {
                _completion.TrySetException(_fault);
            }
        }
    }
}
