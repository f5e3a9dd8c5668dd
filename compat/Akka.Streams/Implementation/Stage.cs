namespace Akka.Streams.Implementation;

/// <summary>
/// One running operator. Its handlers are called by its island's loop, one at a time, so it needs no lock; what comes
/// from outside enters through <see cref="Post"/>. It stops when all its ports are closed.
/// </summary>
internal abstract class Stage
{
    public Island Island { get; set; } = null!;

    public int OpenPorts { get; set; }

    public bool Stopped { get; set; }

    public virtual void OnStart()
    {
    }

    public virtual void OnStop()
    {
    }

    public abstract void OnPull();

    public abstract void OnPush();

    public virtual void OnFinish() => Complete();

    public virtual void OnFailure(Exception cause) => Fail(cause);

    public virtual void OnCancel(Exception? cause) => Cancel(cause);

    /// <summary>Ends normally: completes downstream and cancels upstream.</summary>
    public abstract void Complete();

    /// <summary>Ends with an error: fails downstream and cancels upstream with the cause.</summary>
    public abstract void Fail(Exception cause);

    /// <summary>Ends because downstream wants no more: normally without a cause, with an error otherwise.</summary>
    public void Cancel(Exception? cause)
    {
        if (cause is null)
        {
            Complete();
        }
        else
        {
            Fail(cause);
        }
    }

    /// <summary>From any thread: runs the action as a handler of this stage, unless it has stopped by then.</summary>
    public void Post(Action action) => Island.Post(this, action);

    /// <summary>
    /// Runs the action as a handler of this stage once the task has ended; how it ended is for it to judge.
    /// </summary>
    protected void PostAfter<TTask>(TTask task, Action<TTask> action)
        where TTask : Task => task.ContinueWith(
            _ => Post(() => action(task)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    /// <summary>Runs the action once a channel is worth a new try.</summary>
    protected async Task PostAfter(ValueTask<bool> channelWait, Action action)
    {
        try
        {
            await channelWait;
        }
        catch (Exception) // The new try finds out, or the channel's completion tells.
        {
        }

        Post(action);
    }
}

/// <summary>
/// A stage with one inlet and one outlet; a source leaves the one and a sink the other unconnected. As written here it
/// passes everything through.
/// </summary>
internal abstract class Stage<TIn, TOut> : Stage
{
    protected Link<TIn> In { get; private set; } = null!;

    protected Link<TOut> Out { get; private set; } = null!;

    public void ConnectIn(Link<TIn> link)
    {
        In = link;
        link.Consumer = this;
        OpenPorts++;
    }

    public Link<TOut> OpenOut()
    {
        Out = new Link<TOut>(this);
        OpenPorts++;
        return Out;
    }

    public override void OnPull() => In.Pull();

    public override void Complete()
    {
        In?.Cancel(null);
        Out?.Complete();
    }

    public override void Fail(Exception cause)
    {
        In?.Cancel(cause);
        Out?.Fail(cause);
    }
}

/// <summary>A stage that produces. It has no inlet, so nothing is ever pushed to it.</summary>
internal abstract class SourceStage<T> : Stage<NotUsed, T>
{
    public sealed override void OnPush()
    {
    }
}

/// <summary>A stage that consumes. It has no outlet, so nothing is ever pulled from it.</summary>
internal abstract class SinkStage<T> : Stage<T, NotUsed>
{
    public override void OnStart() => In.Pull();

    public sealed override void OnPull()
    {
    }
}
