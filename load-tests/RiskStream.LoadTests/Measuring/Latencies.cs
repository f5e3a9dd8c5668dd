using System.Diagnostics;
using HdrHistogram;

namespace RiskStream.LoadTests.Measuring;

/// <summary>How long answers took, to three digits, from a microsecond to two minutes; longer ones count as that. Safe for concurrent use.</summary>
internal sealed class Latencies
{
    private const long LongestMicroseconds = 120_000_000;

    private readonly LongConcurrentHistogram _histogram = new(1, LongestMicroseconds, 3);

    /// <summary>How many there are.</summary>
    public long Count => _histogram.TotalCount;

    /// <summary>The longest, in milliseconds.</summary>
    public double LongestMs => Count == 0 ? 0 : Math.Round(_histogram.GetMaxValue() / 1000.0, 3);

    /// <summary>Adds what has passed since a time stamp of <see cref="Stopwatch"/>.</summary>
    public void AddSince(long stamp) => Add((long)Stopwatch.GetElapsedTime(stamp).TotalMicroseconds);

    /// <summary>Adds microseconds.</summary>
    public void Add(long microseconds) => _histogram.RecordValue(Math.Clamp(microseconds, 1, LongestMicroseconds));

    /// <summary>The latency that a share of them did not exceed, in milliseconds; null if there are none.</summary>
    public double? AtMs(double percent) => Count == 0 ? null : Math.Round(_histogram.GetValueAtPercentile(percent) / 1000.0, 3);
}
