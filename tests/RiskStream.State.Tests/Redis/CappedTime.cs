namespace RiskStream.State.Tests.Redis;

/// <summary>
/// The system's time, on which no timer rings later than a cap that a test sets for the operations it wants to see run
/// out of time. Without a cap timers ring when they are due, so what a test expects to succeed has all its patience.
/// Safe for use from any thread.
/// </summary>
internal sealed class CappedTime : TimeProvider
{
    private long _cap = long.MaxValue;

    /// <summary>From now on timers that are set ring after this long at most.</summary>
    public void Cap(TimeSpan longest) => Interlocked.Exchange(ref _cap, longest.Ticks);

    /// <summary>From now on timers that are set ring when they are due.</summary>
    public void Uncap() => Interlocked.Exchange(ref _cap, long.MaxValue);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var longest = TimeSpan.FromTicks(Interlocked.Read(ref _cap));
        return System.CreateTimer(callback, state, dueTime < longest ? dueTime : longest, period);
    }
}
