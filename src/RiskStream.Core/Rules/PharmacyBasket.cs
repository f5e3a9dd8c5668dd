namespace RiskStream.Rules;

/// <summary>
/// A fixed combination of items that a pharmacy sells again and again within some days (OP8), against how often the other pharmacies of the
/// prefecture sell it; judged when a day is complete.
/// </summary>
public sealed record PharmacyBasket : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Length of the window in days.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Purchases in the window without which neither a pharmacy is judged nor is it anybody's peer.</summary>
    public required int MinPurchases { get; init; }

    /// <summary>Purchases with the basket that make MEDIUM, together with the two limits that follow.</summary>
    public required int Repeats { get; init; }

    /// <summary>Their share of all purchases.</summary>
    public required double Support { get; init; }

    /// <summary>That share as a multiple of the peers' median.</summary>
    public required double Lift { get; init; }

    /// <summary>The share of what all purchases cost that makes HIGH of it.</summary>
    public required double HighAmountShare { get; init; }

    /// <summary>When a day is judged.</summary>
    public required DayClosing Closing { get; init; }
}
