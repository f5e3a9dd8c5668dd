namespace Akka.Streams;

/// <summary>How often and after what delays a part of a stream is restarted. Immutable.</summary>
public sealed class RestartSettings
{
    private RestartSettings(
        TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxRestarts, TimeSpan maxRestartsWithin)
    {
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        RandomFactor = randomFactor;
        MaxRestarts = maxRestarts;
        MaxRestartsWithin = maxRestartsWithin;
    }

    /// <summary>The delay before the first restart; it doubles with each further one.</summary>
    public TimeSpan MinBackoff { get; }

    /// <summary>The longest delay, before the random part is added.</summary>
    public TimeSpan MaxBackoff { get; }

    /// <summary>The largest random addition, as a share of the delay: 0.2 adds up to a fifth.</summary>
    public double RandomFactor { get; }

    /// <summary>The number of restarts after which a failure is final.</summary>
    public int MaxRestarts { get; }

    /// <summary>A run that lasts longer than this clears the count of restarts.</summary>
    public TimeSpan MaxRestartsWithin { get; }

    /// <summary>Restarts without limit; a run that outlasts the shortest delay starts the delays over.</summary>
    public static RestartSettings Create(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(minBackoff, maxBackoff, randomFactor, int.MaxValue, minBackoff);

    /// <summary>The same, with at most <paramref name="count"/> restarts.</summary>
    public RestartSettings WithMaxRestarts(int count, TimeSpan within) =>
        new(MinBackoff, MaxBackoff, RandomFactor, count, within);
}
