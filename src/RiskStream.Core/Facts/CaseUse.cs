using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>
/// A stay that has ended and was settled, as it is compared with other stays of the same diagnosis: how long it was, what it cost and of
/// which items that is made.
/// </summary>
public sealed record CaseUse : InstitutionUse
{
    /// <summary>Where it was.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>The stay.</summary>
    public required EncounterId Encounter { get; init; }

    /// <summary>The first four digits of the region code of the place of treatment: institutions are compared within it.</summary>
    public required string Prefecture { get; init; }

    /// <summary>The category of the main diagnosis: the first three characters of its ICD-10 code.</summary>
    public required string Diagnosis { get; init; }

    /// <summary>Civil days from admission to discharge, at least 1.</summary>
    public required int Days { get; init; }

    /// <summary>What its settlements come to; more than nothing.</summary>
    public required Money Total { get; init; }

    /// <summary>When the person was admitted.</summary>
    public required EventTimestamp AdmittedAt { get; init; }

    /// <summary>The items that were charged and not refunded.</summary>
    public required ItemSketch Items { get; init; }

    /// <summary>Ids of the exclusion sets that the stay belongs to, joined by commas: each rule leaves out its own.</summary>
    public string InSets { get; init; } = string.Empty;
}
