namespace Prometheus;

/// <summary>Counts of values by upper bound, with their sum.</summary>
public sealed class Histogram : Collector<Histogram.Child>
{
    internal static readonly double[] DefaultBuckets = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];

    private readonly double[] _bounds;

    internal Histogram(string name, string help, string[] labelNames, double[] buckets)
        : base(name, help, labelNames)
    {
        if (buckets.Length == 0 || buckets.Zip(buckets.Skip(1)).Any(pair => !(pair.First < pair.Second)))
        {
            throw new ArgumentException($"The buckets of {name} must ascend, and there must be one at least.", nameof(buckets));
        }

        _bounds = double.IsPositiveInfinity(buckets[^1]) ? buckets : [.. buckets, double.PositiveInfinity];
    }

    internal override string Type => "histogram";

    /// <summary>Upper bounds that grow by a factor.</summary>
    public static double[] ExponentialBuckets(double start, double factor, int count) =>
        [.. Enumerable.Range(0, count).Select(power => start * Math.Pow(factor, power))];

    /// <summary>Takes a value without labels.</summary>
    public void Observe(double val) => Unlabelled.Observe(val);

    // The child without labels is made before the bounds are known: its counts are made on first use.
    private protected override Child NewChild() => new(this);

    private protected override void Write(TextFormat text, string[] values, Child child) => child.Write(text, values);

    /// <summary>The counts of a set of labels. Safe for concurrent use.</summary>
    public sealed class Child
    {
        private readonly Histogram _of;
        private readonly Lock _gate = new();
        private long[]? _counts;
        private double _sum;

        internal Child(Histogram of) => _of = of;

        /// <summary>How many values were taken.</summary>
        public long Count
        {
            get
            {
                lock (_gate)
                {
                    return _counts?.Sum() ?? 0;
                }
            }
        }

        /// <summary>Their sum.</summary>
        public double Sum
        {
            get
            {
                lock (_gate)
                {
                    return _sum;
                }
            }
        }

        /// <summary>Takes a value; what is no number is left out.</summary>
        public void Observe(double val)
        {
            if (double.IsNaN(val))
            {
                return;
            }

            lock (_gate)
            {
                _counts ??= new long[_of._bounds.Length];
                _counts[Array.FindIndex(_of._bounds, bound => val <= bound)]++;
                _sum += val;
            }
        }

        internal void Write(TextFormat text, string[] values)
        {
            long[] counts;
            double sum;
            lock (_gate)
            {
                (counts, sum) = (_counts?.ToArray() ?? new long[_of._bounds.Length], _sum);
            }

            long cumulated = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                cumulated += counts[i];
                text.Sample(_of.Name + "_bucket", [.. _of.Labels, "le"], [.. values, TextFormat.Number(_of._bounds[i])], cumulated);
            }

            text.Sample(_of.Name + "_sum", _of.Labels, values, sum);
            text.Sample(_of.Name + "_count", _of.Labels, values, cumulated);
        }
    }
}
