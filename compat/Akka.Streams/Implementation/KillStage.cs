namespace Akka.Streams.Implementation;

/// <summary>
/// The state of a kill switch, fired once and for all. Safe to use from any thread; a stream that has ended is let go,
/// so a shared switch may outlive any number of streams.
/// </summary>
internal sealed class KillSignal
{
    private readonly Lock _gate = new();
    private Action? _listeners;
    private bool _fired;

    /// <summary>Once fired: the reason, wrapped as the original wraps it, or nothing after a shutdown.</summary>
    public Exception? Cause { get; private set; }

    public void Fire(Exception? cause)
    {
        Action? listeners;
        lock (_gate)
        {
            if (_fired)
            {
                return;
            }

            _fired = true;
            Cause = cause is null ? null : new AggregateException(cause);
            (listeners, _listeners) = (_listeners, null);
        }

        listeners?.Invoke();
    }

    /// <summary>False when it is too late to listen: the signal has been fired.</summary>
    public bool TryListen(Action listener)
    {
        lock (_gate)
        {
            _listeners += _fired ? null : listener;
            return !_fired;
        }
    }

    public void Forget(Action listener)
    {
        lock (_gate)
        {
            _listeners -= listener;
        }
    }
}

/// <summary>
/// Passes everything through until the signal is fired; then nothing more comes in, and what has passed goes on.
/// </summary>
internal sealed class KillStage<T> : Stage<T, T>
{
    private readonly KillSignal _signal;
    private readonly Action _listener;

    public KillStage(KillSignal signal)
    {
        _signal = signal;
        _listener = () => Post(OnFired);
    }

    public override void OnStart()
    {
        if (!_signal.TryListen(_listener))
        {
            OnFired();
        }
    }

    public override void OnStop() => _signal.Forget(_listener);

    public override void OnPush() => Out.Push(In.Grab());

    private void OnFired() => Cancel(_signal.Cause);
}
