namespace RiskStream.Alerting.Subscriptions;

/// <summary>When the next heartbeat is due. Touched only by the subscription's reader.</summary>
internal sealed class Pulse : IDisposable
{
    private readonly PeriodicTimer _timer;
    private readonly CancellationToken _cancellationToken;
    private Task<bool> _beat;

    public Pulse(TimeSpan every, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timer = new PeriodicTimer(every, clock);
        _cancellationToken = cancellationToken;
        _beat = _timer.WaitForNextTickAsync(cancellationToken).AsTask();
    }

    /// <summary>Ends when one is due, or when cancelled.</summary>
    public Task Beat => _beat;

    /// <summary>Whether one is due; if so, the next is due an interval later.</summary>
    public bool TakeBeat()
    {
        if (!_beat.IsCompletedSuccessfully)
        {
            return false;
        }

        _beat = _timer.WaitForNextTickAsync(_cancellationToken).AsTask();
        return true;
    }

    public void Dispose() => _timer.Dispose();
}
