namespace RiskStream.Cli.Generating.Catalogue;

/// <summary>A reason to come: what is diagnosed, what it usually takes, and how often it is seen.</summary>
internal sealed record Condition
{
    /// <summary>ICD-10.</summary>
    public required string Icd { get; init; }

    public required string Name { get; init; }

    public required string Department { get; init; }

    /// <summary>Share of outpatient visits, relative.</summary>
    public double Visits { get; init; }

    /// <summary>Share of stays, relative.</summary>
    public double Stays { get; init; }

    public int FromAge { get; init; }

    public int ToAge { get; init; } = 120;

    public bool WomenOnly { get; init; }

    /// <summary>Half of the stays are shorter than this many nights.</summary>
    public int MedianNights { get; init; } = 7;

    public required IReadOnlyList<Item> Drugs { get; init; }

    public required IReadOnlyList<Item> Exams { get; init; }

    public Item? Operation { get; init; }

    /// <summary>Number of a recognised long-term disease, where it is one.</summary>
    public string DiseaseNumber { get; init; } = "";

    public bool Suits(int age, bool female) => age >= FromAge && age <= ToAge && (female || !WomenOnly);
}
