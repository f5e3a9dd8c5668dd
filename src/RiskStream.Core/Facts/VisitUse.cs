namespace RiskStream.Facts;

/// <summary>A visit to a clinic, or a purchase at a pharmacy, was settled.</summary>
public sealed record VisitUse : InstitutionUse
{
    /// <summary>The visit: several settlements of one visit are one visit.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>Paid by the fund and the account together.</summary>
    public Money Paid { get; init; }

    /// <summary>What it came to.</summary>
    public Money Total { get; init; }

    /// <summary>Hash of its items and quantities without the flat consultation fee; 0 if nothing is left of them.</summary>
    public ulong Basket { get; init; }

    /// <summary>Who ordered most of its items, or empty.</summary>
    public string Doctor { get; init; } = string.Empty;

    /// <summary>Whether a valid diagnosis is known of the visit, or the recognised chronic disease that it is for.</summary>
    public bool IsDiagnosed { get; init; }

    /// <summary>What is left on the account that paid; null if it is not known or no account paid.</summary>
    public Money? Balance { get; init; }

    /// <summary>Ids of the exclusion sets that it belongs to, joined by commas: each rule leaves out its own.</summary>
    public string InSets { get; init; } = string.Empty;
}
