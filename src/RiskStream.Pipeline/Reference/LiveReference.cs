namespace RiskStream.Pipeline.Reference;

/// <summary>
/// The newest lists that this process knows: the folder's, with the topic's laid over them. Written by one follower, read by any
/// thread; a partition that has taken lists keeps them until it takes newer ones.
/// </summary>
public sealed class LiveReference
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ReferenceSnapshot _newest;

    /// <summary>Lists to begin with.</summary>
    public LiveReference(ReferenceSnapshot folder) => _newest = folder;

    /// <summary>The newest lists.</summary>
    public ReferenceSnapshot Newest => _newest;

    /// <summary>Their digest.</summary>
    public string Digest => _newest.Data.Digest;

    /// <summary>Waits until the lists are complete: the topic was read to its end as it was when the process started.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <summary>Takes newer lists.</summary>
    public void Take(ReferenceSnapshot newest) => _newest = newest;

    /// <summary>Says that the lists are complete.</summary>
    public void Complete() => _ready.TrySetResult();

    /// <summary>Says that they will not become complete.</summary>
    public void Fail(Exception reason) => _ready.TrySetException(reason);
}
