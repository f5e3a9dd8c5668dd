namespace RiskStream.Stages;

/// <summary>How long facts are kept behind the watermark. Alerts whose windows reach further back stand as they were said.</summary>
public sealed record Retention
{
    /// <summary>Settlements, charge lines and cancellations of a person. Default 400 days: last year's reversals still meet them.</summary>
    public TimeSpan Facts { get; init; } = TimeSpan.FromDays(400);

    /// <summary>
    /// Stays of a person. Default 800 days, 400 more than the longest window: stays are few, and an alert can then still be
    /// withdrawn after as long a time as any settlement.
    /// </summary>
    public TimeSpan Stays { get; init; } = TimeSpan.FromDays(800);

    /// <summary>Uses at an institution. Default 120 days: 8 weeks of baseline, and 64 days in which an alert can be withdrawn.</summary>
    public TimeSpan Uses { get; init; } = TimeSpan.FromDays(120);

    /// <summary>
    /// Purchases of the pharmacies of a prefecture, beyond the windows of the rules and the wait until a day is judged. Default 84 days, in which
    /// an alert can be withdrawn; with the shipped rules about 120 in all, as other uses. A source that catches up may lag as long without loss.
    /// </summary>
    public TimeSpan Purchases { get; init; } = TimeSpan.FromDays(84);

    /// <summary>
    /// Sales of a pack, by its trace code. Default 1,100 days: a pack that comes back was sold years ago, and medicines expire within three.
    /// </summary>
    public TimeSpan Packs { get; init; } = TimeSpan.FromDays(1100);
}
