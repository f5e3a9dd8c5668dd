namespace RiskStream.Operators;

/// <summary>
/// OP6: the values of a group of institutions, without the one that is compared with them: median, median absolute deviation and the 95th
/// percentile by the nearest rank. Pure.
/// </summary>
/// <param name="Peers">How many there are.</param>
/// <param name="Median">The middle value; the mean of the two middle ones.</param>
/// <param name="Deviation">Median of the distances from the median.</param>
/// <param name="P95">
/// The smallest value that 95 % of them do not exceed; null of fewer than <see cref="FewestForP95"/>, of whom it would be the highest, which
/// one of them always exceeds.
/// </param>
public sealed record RatioVsPeer(int Peers, double Median, double Deviation, double? P95)
{
    /// <summary>Fewer are no peer group (rule catalogue, part C §1).</summary>
    public const int Fewest = 8;

    /// <summary>Of fewer the 95th percentile is the highest value.</summary>
    public const int FewestForP95 = 20;

    /// <summary>Why nothing is compared where there are fewer.</summary>
    public const string TooFew = "INSUFFICIENT_PEERS";

    private const double Normal = 0.6745;
    private const double LeastDeviation = 0.01;

    /// <summary>The peers' values; null if they are too few.</summary>
    public static RatioVsPeer? Of(IReadOnlyList<double> peers)
    {
        if (peers.Count < Fewest)
        {
            return null;
        }

        double[] sorted = [.. peers.Order()];
        var median = MiddleOf(sorted);
        double[] distances = [.. peers.Select(value => Math.Abs(value - median)).Order()];
        double? p95 = sorted.Length < FewestForP95 ? null : sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];
        return new RatioVsPeer(peers.Count, median, MiddleOf(distances), p95);
    }

    /// <summary>rz = 0.6745 · (x − med) / max(MAD, 0.01 · med); 0 where all peers are zero.</summary>
    public double ScoreOf(double value)
    {
        var spread = Math.Max(Deviation, LeastDeviation * Median);
        return spread > 0 ? Normal * (value - Median) / spread : 0;
    }

    private static double MiddleOf(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
