using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What exclusion sets remove, and how much of it, in words: a reviewer must see what a count leaves out.</summary>
internal static class Exclusions
{
    /// <summary>The set of a rule that removes an encounter, at an institution as it was registered on a day; or null.</summary>
    public static ExclusionSet? Of(
        RuleDefinition rule, EncounterFacts encounter, ReferenceData reference, ProviderId provider, CivilDay day) =>
        rule.Exclusions.Count == 0 ? null : Of(rule, encounter, reference.InstitutionOn(provider, day));

    /// <summary>The set of a rule that removes an encounter at an institution; or null.</summary>
    public static ExclusionSet? Of(RuleDefinition rule, EncounterFacts encounter, Institution institution) =>
        EncounterProfile.Of(encounter, institution.Specialty).FirstOf(rule.Exclusions);

    /// <summary>Exclusion set to the number of things that it removed.</summary>
    public static Dictionary<string, long> CountOf<T>(IEnumerable<T> things, Func<T, ExclusionSet?> excludedBy) => things
        .Select(excludedBy).OfType<ExclusionSet>()
        .GroupBy(set => set.Id)
        .ToDictionary(group => group.Key, group => (long)group.Count());

    public static string Zh(IReadOnlyDictionary<string, long> excluded, string unit) =>
        excluded.Count == 0 ? string.Empty : $"（另有{Join(excluded, (set, n) => $"{set} {n}{unit}", "、")}按排除条件未计）";

    public static string En(IReadOnlyDictionary<string, long> excluded) =>
        excluded.Count == 0 ? string.Empty : $" (not counted by exclusion: {Join(excluded, (set, n) => $"{set} {n}", ", ")})";

    private static string Join(
        IReadOnlyDictionary<string, long> excluded, Func<string, long, string> word, string separator) =>
        string.Join(separator, excluded.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => word(e.Key, e.Value)));
}
