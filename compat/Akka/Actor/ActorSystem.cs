namespace Akka.Actor;

/// <summary>
/// Owns the streams that run in it: <see cref="Terminate"/> fails every one that is still running. Safe to use from any
/// thread. Holds no thread and no other resource of its own.
/// </summary>
public sealed class ActorSystem : IActorRefFactory
{
    private readonly Lock _gate = new();
    private readonly HashSet<IStreamSection> _sections = [];
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _terminating;

    private ActorSystem()
    {
    }

    /// <summary>Completes when the system has been terminated and its last stream has stopped.</summary>
    public Task WhenTerminated => _terminated.Task;

    internal bool IsTerminating
    {
        get
        {
            lock (_gate)
            {
                return _terminating;
            }
        }
    }

    /// <summary>Makes a system that is ready at once.</summary>
    public static ActorSystem Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ActorSystem();
    }

    /// <summary>Fails the streams that still run, and returns <see cref="WhenTerminated"/>. Drain them first.</summary>
    public Task Terminate()
    {
        IStreamSection[] running;
        lock (_gate)
        {
            _terminating = true;
            running = [.. _sections];
        }

        foreach (var section in running)
        {
            section.Abort();
        }

        CompleteWhenEmpty();
        return WhenTerminated;
    }

    internal void Attach(IStreamSection section)
    {
        bool late;
        lock (_gate)
        {
            _sections.Add(section);
            late = _terminating;
        }

        if (late)
        {
            section.Abort();
        }
    }

    internal void Detach(IStreamSection section)
    {
        lock (_gate)
        {
            _sections.Remove(section);
        }

        CompleteWhenEmpty();
    }

    private void CompleteWhenEmpty()
    {
        lock (_gate)
        {
            if (!_terminating || _sections.Count > 0)
            {
                return;
            }
        }

        _terminated.TrySetResult();
    }
}
