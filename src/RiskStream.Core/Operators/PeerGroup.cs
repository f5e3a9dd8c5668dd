namespace RiskStream.Operators;

/// <summary>
/// OP6 for each of a group: the values of all, sorted once, so that each is compared with the others without sorting these. What it says
/// equals <see cref="RatioVsPeer.Of"/> of the others. Immutable.
/// </summary>
public sealed class PeerGroup
{
    private readonly double[] _sorted;

    /// <summary>A group of values.</summary>
    public PeerGroup(IEnumerable<double> values) => _sorted = [.. values.Order()];

    /// <summary>With how many others each is compared.</summary>
    public int Others => _sorted.Length - 1;

    /// <summary>The others of one value of the group; null if they are too few.</summary>
    /// <exception cref="ArgumentException">The value is none of the group.</exception>
    public RatioVsPeer? Without(double value)
    {
        var gone = Array.BinarySearch(_sorted, value);
        if (gone < 0)
        {
            throw new ArgumentException($"{value} is no value of the group", nameof(value));
        }

        if (Others < RatioVsPeer.Fewest)
        {
            return null;
        }

        var median = (At((Others - 1) / 2, gone) + At(Others / 2, gone)) / 2;
        double? p95 = Others < RatioVsPeer.FewestForP95 ? null : At((int)Math.Ceiling(0.95 * Others) - 1, gone);
        return new RatioVsPeer(Others, median, DeviationFrom(median, gone), p95);
    }

    private double At(int index, int gone) => _sorted[index < gone ? index : index + 1];

    /// <summary>The median of the distances, which grow from the median outwards on both sides.</summary>
    private double DeviationFrom(double median, int gone)
    {
        var right = 0;
        while (right < Others && At(right, gone) < median)
        {
            right++;
        }

        var (left, distance, before) = (right - 1, 0.0, 0.0);
        for (var taken = 0; taken <= Others / 2; taken++)
        {
            before = distance;
            var below = left >= 0 ? median - At(left, gone) : double.PositiveInfinity;
            var above = right < Others ? At(right, gone) - median : double.PositiveInfinity;
            distance = Math.Min(below, above);
            left -= below <= above ? 1 : 0;
            right += below <= above ? 0 : 1;
        }

        return Others % 2 == 0 ? (before + distance) / 2 : distance;
    }
}
