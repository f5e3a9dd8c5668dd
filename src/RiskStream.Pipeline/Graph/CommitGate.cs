namespace RiskStream.Pipeline.Graph;

/// <summary>Lets the applying step wait until all that it handed on is committed. Two steps of one stream use it.</summary>
internal sealed class CommitGate
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private long _wanted;
    private long _committed;

    public CommitGate(long committed) => _committed = committed;

    /// <summary>Says that all before an offset is committed.</summary>
    public void Reached(long offset)
    {
        lock (_gate)
        {
            _committed = offset;
            if (_waiting is not null && offset >= _wanted)
            {
                _waiting.SetResult();
                _waiting = null;
            }
        }
    }

    /// <summary>
    /// Waits until all before an offset is committed. If the stream fails meanwhile this does not end; it is dropped with the stream.
    /// </summary>
    public Task WhenReachedAsync(long offset, CancellationToken abandoned)
    {
        lock (_gate)
        {
            if (_committed >= offset)
            {
                return Task.CompletedTask;
            }

            _wanted = offset;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitAsync(abandoned);
        }
    }
}
