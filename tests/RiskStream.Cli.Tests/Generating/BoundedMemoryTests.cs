using System.Runtime.CompilerServices;
using RiskStream.Cli.Generating;
using Xunit.Abstractions;

namespace RiskStream.Cli.Tests.Generating;

[Collection(nameof(MeasuredAlone))]
public sealed class BoundedMemoryTests(ITestOutputHelper output)
{
    private const int Events = 200_000;
    private const int FirstMeasured = 50_000;

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_events()
    {
        var (sample, growth) = Enumerate();
        GC.Collect();
        var alive = sample.Count(reference => reference.IsAlive);
        output.WriteLine($"{growth} bytes more after {FirstMeasured} of {Events} events, {alive} samples alive");

        Assert.Equal(0, alive);
        Assert.True(growth < 16 << 20, $"live memory grew by {growth} bytes");
    }

    /// <summary>Apart from the test, so that no local of it keeps the last envelope alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (List<WeakReference> Sample, long Growth) Enumerate()
    {
        var sample = new List<WeakReference>();
        var before = 0L;
        var count = 0;
        var prefecture = new Prefecture(new PrefectureOptions { Seed = 6, Persons = 60_000 });
        foreach (var envelope in prefecture.Events().Take(Events))
        {
            count++;
            if (count % 1000 == 0)
            {
                sample.Add(new WeakReference(envelope));
            }

            if (count == FirstMeasured)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.Equal(Events, count);
        return (sample, GC.GetTotalMemory(forceFullCollection: true) - before);
    }
}

/// <summary>Tests that measure the process run after all others.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
