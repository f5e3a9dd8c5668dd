namespace Compat.Redis.Tests.StandIn;

/// <summary>
/// Time that stands still until a test moves it; serves one timer, of whole seconds, on the caller's thread.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private long _seconds = 1;
    private Action? _tick;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds;

    /// <summary>Moves on second by second, with a tick of the timer after each.</summary>
    public void Advance(TimeSpan by)
    {
        for (var second = 0; second < (long)by.TotalSeconds; second++)
        {
            Jump(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Moves on at once, with one tick of the timer at the end.</summary>
    public void Jump(TimeSpan by)
    {
        _seconds += (long)by.TotalSeconds;
        _tick?.Invoke();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _tick = () => callback(state);
        return new OnlyTimer(this);
    }

    private sealed class OnlyTimer(ManualTimeProvider time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time._tick = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
