namespace RiskStream.Facts;

/// <summary>A person was admitted who has something in common with others: told once for each thing in common.</summary>
public sealed record GroupUse : InstitutionUse
{
    /// <summary>What they have in common.</summary>
    public required Bond Bond { get; init; }

    /// <summary>Its token: of a phone number, an address, an employer or a contact, never the thing itself.</summary>
    public required string Token { get; init; }

    /// <summary>The stay.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>Ids of the exclusion sets that the stay belongs to, joined by commas: each rule leaves out its own.</summary>
    public string InSets { get; init; } = string.Empty;
}
