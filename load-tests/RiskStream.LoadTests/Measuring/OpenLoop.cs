using System.Diagnostics;

namespace RiskStream.LoadTests.Measuring;

/// <summary>
/// Does something at a steady rate, whatever becomes of it: who is slow does not slow the askers, and latency counts from the instant at
/// which each was due, so that time in which nothing was sent is not left out. Used by one caller at a time.
/// </summary>
/// <param name="rate">Actions a second.</param>
/// <param name="mostWaiting">Actions that may be under way at one time; those beyond are not done and count as dropped.</param>
internal sealed class OpenLoop(double rate, int mostWaiting)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private int _waiting;
    private long _dropped;

    /// <summary>Actions that were not done because too many were under way.</summary>
    public long Dropped => _dropped;

    /// <summary>
    /// Runs for a time, and until what was begun has ended. An action is given its number and the <see cref="Stopwatch"/> time stamp at
    /// which it was due, and throws nothing. Returns how long it went on.
    /// </summary>
    public async Task<TimeSpan> RunAsync(TimeSpan length, Func<long, long, Task> action, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var total = (long)(rate * length.TotalSeconds);
        using var timer = new PeriodicTimer(Tick);
        for (var number = 0L; number < total;)
        {
            // The first is due at once.
            var due = Math.Min(total, (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate) + 1);
            for (; number < due; number++)
            {
                Begin(number, started + (long)(number / rate * Stopwatch.Frequency), action);
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        while (Volatile.Read(ref _waiting) > 0)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private void Begin(long number, long due, Func<long, long, Task> action)
    {
        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            _dropped++;
            return;
        }

        _ = EndAsync(action(number, due));
    }

    private async Task EndAsync(Task action)
    {
        try
        {
            await action;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
