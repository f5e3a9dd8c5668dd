namespace RiskStream.Facts;

/// <summary>A settled purchase at a pharmacy, as pharmacies are compared by what they sell together.</summary>
public sealed record BasketUse : InstitutionUse
{
    /// <summary>What stands between the items of a basket.</summary>
    public const char Separator = ';';

    /// <summary>Where it was.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The first four digits of the region code of the place of treatment: pharmacies are compared within it.</summary>
    public required string Prefecture { get; init; }

    /// <summary>
    /// The items with their quantities net of refunds, such as <c>A*1;B*0.5</c>, in order; empty of a purchase of one item, which is no basket.
    /// </summary>
    public string Basket { get; init; } = string.Empty;

    /// <summary>What was charged, net of refunds.</summary>
    public required Money Amount { get; init; }

    /// <summary>What removes the purchase from counts: an exclusion set, or <see cref="Herbs"/>; or empty.</summary>
    public string ExcludedBy { get; init; } = string.Empty;

    /// <summary>A purchase with decoction pieces: a formula is a fixed combination by its nature.</summary>
    public const string Herbs = "HERBS";
}
