namespace Akka.Streams.Implementation;

/// <summary>
/// Passes everything through and tells when it ends: the task fails when the stream fails, on either side of this
/// stage, and completes when it completes or when downstream wants no more.
/// </summary>
internal sealed class WatchStage<T> : Stage<T, T>
{
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Done> Termination => _done.Task;

    public override void OnPush() => Out.Push(In.Grab());

    public override void Complete()
    {
        base.Complete();
        _done.TrySetResult(Done.Instance);
    }

    public override void Fail(Exception cause)
    {
        base.Fail(cause);
        _done.TrySetException(cause);
    }
}
