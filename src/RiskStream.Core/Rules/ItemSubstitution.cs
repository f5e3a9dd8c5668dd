namespace RiskStream.Rules;

/// <summary>
/// What an institution charges of an item in seven civil days, against the 28 before (OP7), while a cheaper item of the same substitution
/// group falls; judged when a day is complete.
/// </summary>
public sealed record ItemSubstitution : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["substitution_group"];

    /// <summary>
    /// Days before those 28 within which the institution must have charged the item: one that it did not is a new one, such as of new
    /// equipment.
    /// </summary>
    public const int KnownDays = 28;

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Growth of the dearer item, by day, as a multiple.</summary>
    public required double Growth { get; init; }

    /// <summary>Units of the dearer item in seven days.</summary>
    public required int MinUnits { get; init; }

    /// <summary>Fall of the cheaper item, by day, as a share of what it was.</summary>
    public required double Fall { get; init; }

    /// <summary>Price of a unit of the dearer item, as a multiple of the cheaper one's.</summary>
    public required double PriceFactor { get; init; }

    /// <summary>
    /// ε, in units a day: less than that before counts as that in the growth, and of an item of which there was less before, the fall says
    /// nothing.
    /// </summary>
    public required double LeastPerDay { get; init; }

    /// <summary>When a day is judged.</summary>
    public required DayClosing Closing { get; init; }
}
