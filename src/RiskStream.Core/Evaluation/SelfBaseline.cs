namespace RiskStream.Evaluation;

/// <summary>Mean and standard deviation of earlier values of the same thing.</summary>
/// <param name="Mean">μ.</param>
/// <param name="Deviation">σ, of the samples as the whole population.</param>
/// <param name="Samples">How many values.</param>
public readonly record struct SelfBaseline(double Mean, double Deviation, int Samples)
{
    /// <summary>How many more values there are that reviewers confirmed as suspicions: no samples of what is usual.</summary>
    public int Confirmed { get; init; }

    /// <summary>
    /// What one standard deviation counts as: max(σ, √μ, 1). √μ is the noise of a Poisson count, so that small numbers do not
    /// alarm.
    /// </summary>
    public double Spread => Math.Max(Deviation, Math.Max(Math.Sqrt(Mean), 1));

    /// <summary>How many spreads a value lies above the mean.</summary>
    public double ScoreOf(double value) => (value - Mean) / Spread;

    /// <summary>The confirmed values in words, with a beginning that joins them to what the baseline is made of; empty without any.</summary>
    public string ConfirmedInWords => Confirmed == 0 ? string.Empty : $"; without {Confirmed} that a reviewer confirmed as suspicious";

    /// <summary>Of the given values; of none it is all zero.</summary>
    public static SelfBaseline Of(IReadOnlyCollection<int> values)
    {
        if (values.Count == 0)
        {
            return default;
        }

        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / values.Count;
        return new SelfBaseline(mean, Math.Sqrt(variance), values.Count);
    }
}
