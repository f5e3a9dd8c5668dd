namespace RiskStream.Rules;

/// <summary>What came of reading a catalogue: all of it, or every error in it.</summary>
public abstract record CatalogueLoad
{
    /// <summary>The catalogue is sound.</summary>
    /// <param name="Rules">Its rules, each with its exclusion sets.</param>
    /// <param name="Exclusions">Every exclusion set by id, those included that no rule names.</param>
    public sealed record Loaded(RuleSet Rules, IReadOnlyList<ExclusionSet> Exclusions) : CatalogueLoad;

    /// <summary>The catalogue cannot be used.</summary>
    /// <param name="Errors">At least one, by file, line and column.</param>
    public sealed record Rejected(IReadOnlyList<CatalogueError> Errors) : CatalogueLoad;
}
