namespace RiskStream.Rules.Loading;

/// <summary>The files of a catalogue, by name, and what went wrong in fetching them.</summary>
internal sealed record CatalogueFiles
{
    public const string RulesFolder = "rules";
    public const string ExclusionsFolder = "exclusions";
    public const string OverridesFolder = "overrides";

    public IReadOnlyList<CatalogueFile> Rules { get; init; } = [];

    public IReadOnlyList<CatalogueFile> Exclusions { get; init; } = [];

    /// <summary>What a region changes of rules.</summary>
    public IReadOnlyList<CatalogueFile> Overrides { get; init; } = [];

    public IReadOnlyList<CatalogueError> Errors { get; init; } = [];
}

/// <summary>A file of a catalogue as it was found.</summary>
/// <param name="Name">Its name without the folder, but for an override, whose file is named like the rule's.</param>
/// <param name="Text">What is in it.</param>
internal sealed record CatalogueFile(string Name, string Text);
