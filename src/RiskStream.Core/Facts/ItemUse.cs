namespace RiskStream.Facts;

/// <summary>
/// What was charged of an item that others may stand in for, in one encounter on one civil day, net of refunds: by it what institutions
/// charge of a substitution group is compared with what they charged before.
/// </summary>
public sealed record ItemUse : InstitutionUse
{
    /// <summary>Who charged it.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The first four digits of the region code of the place of treatment: institutions are compared within it.</summary>
    public required string Prefecture { get; init; }

    /// <summary>The substitution group, by the list of that day.</summary>
    public required string Group { get; init; }

    /// <summary>National item code.</summary>
    public required string Item { get; init; }

    /// <summary>Units in ten-thousandths; negative where more was refunded on that day than charged.</summary>
    public required long QuantityE4 { get; init; }

    /// <summary>What they cost.</summary>
    public required Money Amount { get; init; }
}
