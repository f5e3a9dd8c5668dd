namespace RiskStream.Cli.Generating.Chance;

/// <summary>
/// A small seeded generator (SplitMix64). It stands in for System.Random because a seed of 64 bits costs nothing here,
/// and because the sequence is then ours: the same on every runtime version. Touched only by the thread that made it.
/// </summary>
internal sealed class Dice(ulong key)
{
    private ulong _state = key;

    public Dice(ulong parent, Strand strand, long first = 0, long second = 0)
        : this(StableHash.Of(parent, strand, first, second))
    {
    }

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            return StableHash.Mix(_state);
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [0, bound).</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number between both, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>An index drawn by cumulative weights; the last weight is the sum of all.</summary>
    public int PickIndex(double[] cumulative)
    {
        var at = Array.BinarySearch(cumulative, Unit() * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, cumulative.Length - 1);
    }

    /// <summary>A standard normal number.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>A lognormal number with the given median.</summary>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>A Poisson count; above a mean of 60 by its normal approximation.</summary>
    public int Poisson(double mean)
    {
        if (mean > 60)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit())
        {
            count++;
        }

        return count;
    }

    /// <summary>Cumulative weights for <see cref="PickIndex"/>.</summary>
    public static double[] Cumulate(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }
}
