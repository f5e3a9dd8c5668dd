namespace RiskStream.Reference.Lists;

/// <summary>Items that stand in for each other.</summary>
public sealed record SubstitutionGroup : ListEntry
{
    /// <summary>Which group.</summary>
    public required string Id { get; init; }

    /// <summary>Its items.</summary>
    public required Codes Items { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => Id;
}

/// <summary>集中带量采购: a product of volume-based procurement.</summary>
public sealed record ProcuredItem : ListEntry
{
    /// <summary>med_list_codg.</summary>
    public required string Item { get; init; }

    /// <summary>Batch of the procurement.</summary>
    public required string Batch { get; init; }

    /// <summary>Generic name, or empty.</summary>
    public string GenericName { get; init; } = string.Empty;

    /// <summary>Whether it was selected.</summary>
    public bool Selected { get; init; }

    /// <summary>Yuan a unit, times 10⁶.</summary>
    public long PriceE6 { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Item}|{Batch}";
}

/// <summary>Drugs that belong to a chronic disease.</summary>
public sealed record ChronicDiseaseDrugs : ListEntry
{
    /// <summary>dise_no.</summary>
    public required string Disease { get; init; }

    /// <summary>The drugs.</summary>
    public required Codes Items { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => Disease;
}

/// <summary>Diagnoses and items that a rule leaves out, as a bureau adds them to the catalogue's own.</summary>
public sealed record ListedExclusion : ListEntry
{
    /// <summary>Exclusion set.</summary>
    public required string Id { get; init; }

    /// <summary>ICD-10 prefixes.</summary>
    public Codes Diagnoses { get; init; } = Codes.None;

    /// <summary>med_list_codg.</summary>
    public Codes Items { get; init; } = Codes.None;

    /// <inheritdoc/>
    public override string NaturalKey => Id;
}
