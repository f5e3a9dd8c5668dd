using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Socket event arguments that can be awaited, one operation after another.</summary>
/// <remarks>
/// An operation has one outcome, the first of: its completion, <see cref="Complete"/>, <see cref="Abort"/>. Later ones
/// are ignored, so that a connect that succeeds just after it was aborted stays aborted.
/// </remarks>
public sealed class SocketAwaitableEventArgs : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    private static readonly Action Decided = static () => { };

    private readonly PipeScheduler? _scheduler;
    private Action? _continuation;
    private SocketError _outcome;
    private int _isDecided;

    /// <param name="ioScheduler">Where the awaiting code goes on; by default where the operation completed.</param>
    public SocketAwaitableEventArgs(PipeScheduler? ioScheduler = null)
        : base(true)
    {
        _scheduler = ioScheduler;
    }

    /// <summary>True once the operation has an outcome.</summary>
    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Decided);

    /// <summary>These arguments are their own awaiter.</summary>
    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>The bytes transferred, or the outcome as an exception. The arguments may then be used again.</summary>
    /// <exception cref="SocketException">The operation failed or was aborted.</exception>
    public int GetResult()
    {
        var outcome = _outcome;
        Volatile.Write(ref _continuation, null);
        Volatile.Write(ref _isDecided, 0);
        return outcome == SocketError.Success ? BytesTransferred : throw new SocketException((int)outcome);
    }

    /// <summary>Says that the operation completed at once, which the socket does not announce.</summary>
    public void Complete() => Decide(SocketError);

    /// <summary>Gives the operation up with <paramref name="error"/>.</summary>
    public void Abort(SocketError error = SocketError.OperationAborted) => Decide(error);

    /// <inheritdoc/>
    public void OnCompleted(Action continuation)
    {
        var earlier = Interlocked.CompareExchange(ref _continuation, continuation, null);
        if (ReferenceEquals(earlier, Decided))
        {
            Run(continuation);
        }
        else if (earlier is not null)
        {
            throw new InvalidOperationException("A socket operation is awaited once.");
        }
    }

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);

    /// <inheritdoc/>
    protected override void OnCompleted(SocketAsyncEventArgs e) => Decide(SocketError);

    private void Decide(SocketError outcome)
    {
        if (Interlocked.Exchange(ref _isDecided, 1) != 0)
        {
            return;
        }

        _outcome = outcome;
        var continuation = Interlocked.Exchange(ref _continuation, Decided);
        if (continuation is not null)
        {
            Run(continuation);
        }
    }

    private void Run(Action continuation)
    {
        if (_scheduler is null)
        {
            continuation();
            return;
        }

        _scheduler.Schedule(static state => ((Action)state!)(), continuation);
    }
}
