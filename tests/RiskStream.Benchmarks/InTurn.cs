using System.Diagnostics;

namespace RiskStream.Benchmarks;

/// <summary>One of the steps that are measured in turn.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Batches">How many batches a round has.</param>
/// <param name="BatchSize">How many operations a batch has.</param>
/// <param name="Prepare">What comes before a batch, unmeasured.</param>
/// <param name="Run">What is measured of a batch. What it returns is kept, so that nothing is left out.</param>
internal sealed record Step(string Name, int Batches, int BatchSize, Action<int> Prepare, Func<int, long> Run)
{
    /// <summary>How many operations a round has.</summary>
    public int Operations => Batches * BatchSize;
}

/// <summary>What the rounds of a step took, per operation.</summary>
internal sealed record StepResult(double MedianMicroseconds, double BestMicroseconds, long AllocatedBytes);

/// <summary>
/// Measures steps in turn, round by round, so that whatever else the machine does meets all of them alike, and their ratios stay what
/// they are. Garbage is collected when the runtime sees fit, in whichever run that falls: a run pays for what runs like it left behind.
/// </summary>
internal static class InTurn
{
    /// <summary>The results of each step, by its name, after rounds that only warm up.</summary>
    public static Dictionary<string, StepResult> Measure(IReadOnlyList<Step> steps, int warmups, int rounds)
    {
        var times = steps.ToDictionary(step => step.Name, _ => new List<double>(rounds));
        var allocated = new Dictionary<string, long>();
        var kept = 0L;
        for (var round = -warmups; round < rounds; round++)
        {
            foreach (var step in steps)
            {
                var (elapsed, bytes) = Round(step, ref kept);
                allocated[step.Name] = bytes / step.Operations;
                if (round >= 0)
                {
                    times[step.Name].Add(elapsed.TotalMicroseconds / step.Operations);
                }
            }
        }

        GC.KeepAlive(kept);
        return steps.ToDictionary(step => step.Name, step => Summary(times[step.Name], allocated[step.Name]));
    }

    private static (TimeSpan Elapsed, long Bytes) Round(Step step, ref long kept)
    {
        var elapsed = TimeSpan.Zero;
        var bytes = 0L;
        for (var batch = 0; batch < step.Batches; batch++)
        {
            step.Prepare(batch);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            kept ^= step.Run(batch);
            elapsed += Stopwatch.GetElapsedTime(start);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (elapsed, bytes);
    }

    private static StepResult Summary(List<double> times, long allocated)
    {
        times.Sort();
        return new StepResult(Math.Round(times[times.Count / 2], 3), Math.Round(times[0], 3), allocated);
    }
}
