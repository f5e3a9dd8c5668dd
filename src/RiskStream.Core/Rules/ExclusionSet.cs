namespace RiskStream.Rules;

/// <summary>
/// A legitimate reason for frequency, as reviewed data. Facts that match are removed from the counts of the rules that name the
/// set, and counted in the alert's evidence.
/// </summary>
public sealed record ExclusionSet
{
    /// <summary>E.g. <c>EX-DIALYSIS</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the list.</summary>
    public required string Version { get; init; }

    /// <summary>Its name.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The set matches if any of these does.</summary>
    public required IReadOnlyList<ExclusionCriterion> Any { get; init; }

    /// <summary>Whether an encounter belongs to the set.</summary>
    public bool Matches(EncounterProfile profile)
    {
        foreach (var criterion in Any)
        {
            if (criterion.Matches(profile))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of several sets that an encounter belongs to, or null.</summary>
    public static ExclusionSet? FirstMatch(IReadOnlyList<ExclusionSet> sets, EncounterProfile profile) => profile.FirstOf(sets);
}
