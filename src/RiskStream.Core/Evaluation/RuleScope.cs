using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Which uses enter a rule's counts: a use says all sets that it is in, and each rule leaves out its own. Immutable.</summary>
internal sealed class RuleScope(RuleDefinition rule)
{
    private readonly List<string> _sets = [.. rule.Exclusions.Select(set => set.Id)];

    /// <summary>The first of the rule's sets that a use is in, or null.</summary>
    public string? ExcludedBy(string inSets)
    {
        if (inSets.Length == 0 || _sets.Count == 0)
        {
            return null;
        }

        var sets = inSets.Split(',');
        return _sets.Find(sets.Contains);
    }

    /// <summary>Whether the rule asks what an institution does on a day: one of its axis, and no registered screening day there.</summary>
    public bool Asks(ReferenceData reference, ProviderId provider, CivilDay day) =>
        reference.InstitutionOn(provider, day).Axis == rule.Axis && !reference.IsCalendarDay(day, "screening", provider);

    /// <summary>Whether a visit enters the counts.</summary>
    public bool Counts(Use<VisitUse> use) => use.Counts && ExcludedBy(use.Content.InSets) is null;

    /// <summary>Whether a treatment enters the counts.</summary>
    public bool Counts(Use<TherapyUse> use) => use.Counts && ExcludedBy(use.Content.InSets) is null;

    /// <summary>Exclusion set to the number of uses that it removed.</summary>
    public Dictionary<string, long> CountOf(IEnumerable<string> inSets) => inSets
        .Select(ExcludedBy)
        .OfType<string>()
        .GroupBy(set => set)
        .ToDictionary(group => group.Key, group => (long)group.Count());
}
