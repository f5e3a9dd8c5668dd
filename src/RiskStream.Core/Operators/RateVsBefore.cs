namespace RiskStream.Operators;

/// <summary>
/// OP7: what there was of a thing in seven civil days, against the 28 before them, both by day. Unlike <see cref="GrowthVsSelf"/> days
/// without anything count: that there was nothing is what a fall begins or ends with.
/// </summary>
/// <param name="Week">How much there was in the seven days.</param>
/// <param name="Before">How much there was in the 28 days before.</param>
public readonly record struct RateVsBefore(double Week, double Before)
{
    /// <summary>Length of the first span.</summary>
    public const int WeekDays = GrowthVsSelf.Days;

    /// <summary>Length of the span before.</summary>
    public const int BeforeDays = 28;

    /// <summary>By day, in the seven days.</summary>
    public double PerDay => Week / WeekDays;

    /// <summary>By day, before.</summary>
    public double PerDayBefore => Before / BeforeDays;

    /// <summary>The share by which it fell; negative where it grew, and 0 where there was nothing before.</summary>
    public double Fall => Before > 0 ? 1 - (Math.Max(PerDay, 0) / PerDayBefore) : 0;

    /// <summary>The sum of two.</summary>
    public static RateVsBefore operator +(RateVsBefore one, RateVsBefore other) => new(one.Week + other.Week, one.Before + other.Before);

    /// <summary>g = (c7/7) / max(c28/28, ε).</summary>
    public double GrowthOver(double leastPerDay) => PerDay / Math.Max(PerDayBefore, leastPerDay);
}
