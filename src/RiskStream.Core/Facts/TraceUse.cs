namespace RiskStream.Facts;

/// <summary>
/// A pack of a drug changed hands: the insurance paid for it, or it was taken back. Told once by its charge line and once by its stock
/// move where both carry the code; who looks at a code takes the two for one.
/// </summary>
public sealed record TraceUse : InstitutionUse
{
    /// <summary>药品追溯码: which pack.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it was taken back from the buyer; otherwise it was sold.</summary>
    public bool IsReturn { get; init; }

    /// <summary>Whether it says no more than that the settlement was taken back: then no stock move that names it counts.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Where.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>Region of that place, or empty.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>The settlement; <c>default</c> for a stock move that names none.</summary>
    public FactKey Settlement { get; init; }

    /// <summary>Whether a stock move tells it.</summary>
    public bool IsByStock { get; init; }

    /// <summary>设备编号 at the till, or empty.</summary>
    public string Device { get; init; } = string.Empty;

    /// <summary>拆零: parts of the pack.</summary>
    public bool IsSplitPack { get; init; }

    /// <summary>How many units of it in ten-thousandths, never negative.</summary>
    public long UnitsE4 { get; init; }

    /// <summary>What they cost, never negative.</summary>
    public Money Amount { get; init; }
}
