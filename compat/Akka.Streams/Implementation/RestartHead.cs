namespace Akka.Streams.Implementation;

/// <summary>What the downstream side of a restarted flow asks of its upstream side; both live on one island.</summary>
internal interface IRestartHead
{
    /// <summary>Whether upstream has ended or is wanted no more: a failure is then final.</summary>
    bool IsFinishing { get; }

    void Pause();

    void Stop(Exception? cause);
}

/// <summary>
/// The upstream side of a restarted flow: feeds the inner part that runs, and between two of them keeps an element that
/// has come in. An element that is inside the inner part when that fails is lost with it.
/// </summary>
internal sealed class RestartHead<T> : Stage<T, T>, IRestartHead
{
    private bool _paused;

    public Stage Tail { get; set; } = null!;

    public bool IsFinishing { get; private set; }

    /// <summary>Feeds a new inner part from now on.</summary>
    public Link<T> Reopen()
    {
        _paused = false;
        return OpenOut();
    }

    public void Pause()
    {
        _paused = true;
        Out.Complete();
    }

    public void Stop(Exception? cause) => Island.Run(this, () => Cancel(cause));

    public override void OnPull()
    {
        if (!In.HasElement)
        {
            In.Pull();
            return;
        }

        Out.Push(In.Grab());
        if (In.IsClosed)
        {
            Out.Complete();
        }
    }

    public override void OnPush()
    {
        if (Out.IsAvailable)
        {
            Out.Push(In.Grab());
        }
    }

    public override void OnFinish()
    {
        IsFinishing = true;
        if (In.HasElement)
        {
            return; // The next inner part gets it, and then the end.
        }

        if (_paused)
        {
            Island.Run(Tail, Tail.Complete);
        }

        Out.Complete();
    }

    public override void OnFailure(Exception cause)
    {
        IsFinishing = true;
        if (_paused)
        {
            Island.Run(Tail, () => Tail.Fail(cause));
        }

        Out.Fail(cause);
    }

    /// <summary>A failure of the inner part also reaches the tail, which decides whether it is final.</summary>
    public override void OnCancel(Exception? cause)
    {
        if (cause is null)
        {
            IsFinishing = true;
            In.Cancel(null);
        }
    }
}
