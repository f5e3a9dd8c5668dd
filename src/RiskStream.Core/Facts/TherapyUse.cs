namespace RiskStream.Facts;

/// <summary>A therapist treated a person at a clinic: one item on one civil day, refunds taken off.</summary>
public sealed record TherapyUse : InstitutionUse
{
    /// <summary>National item code.</summary>
    public required string Item { get; init; }

    /// <summary>The therapist.</summary>
    public required string Doctor { get; init; }

    /// <summary>Minutes of the therapist's own hands by the list of standard times, times 10⁴.</summary>
    public required long MinutesE4 { get; init; }

    /// <summary>Ids of the exclusion sets that it belongs to, joined by commas: each rule leaves out its own.</summary>
    public string InSets { get; init; } = string.Empty;
}
