using System.Diagnostics;

namespace Akka.Streams.Implementation;

/// <summary>
/// Counts restarts. A run that lasts longer than <see cref="RestartSettings.MaxRestartsWithin"/> clears the count, and
/// with it the growth of the delay.
/// </summary>
internal sealed class RestartBudget(RestartSettings settings)
{
    private long _startedAt = Stopwatch.GetTimestamp();
    private int _restarts;

    public void Started() => _startedAt = Stopwatch.GetTimestamp();

    /// <summary>The delay before the next restart, or nothing when no restart is left.</summary>
    public TimeSpan? Next()
    {
        if (Stopwatch.GetElapsedTime(_startedAt) > settings.MaxRestartsWithin)
        {
            _restarts = 0;
        }

        if (_restarts == settings.MaxRestarts)
        {
            return null;
        }

        var doubled = settings.MinBackoff * Math.Pow(2, Math.Min(_restarts++, 30));
        var capped = doubled < settings.MaxBackoff ? doubled : settings.MaxBackoff;
        return capped * (1 + (Random.Shared.NextDouble() * settings.RandomFactor));
    }
}
