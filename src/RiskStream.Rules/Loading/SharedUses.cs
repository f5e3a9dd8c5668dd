namespace RiskStream.Rules.Loading;

/// <summary>
/// What happens at an institution is recorded once for all rules that measure it in the same way, with one mark of
/// exclusion. Such rules must therefore leave out the same sets. Visits say all sets that they are in, so rules on them need not.
/// </summary>
internal static class SharedUses
{
    /// <summary>Why a rule cannot stand beside the earlier ones, or null.</summary>
    public static string? Conflict(RuleDefinition rule, IReadOnlyList<RuleDefinition> earlier)
    {
        if (rule.Status != RuleStatus.Active || rule.Measure is not (ItemSurge or CardBurst))
        {
            return null;
        }

        var other = earlier.FirstOrDefault(other => other.Status == RuleStatus.Active
            && other.Axis == rule.Axis
            && other.Measure.GetType() == rule.Measure.GetType()
            && !Sets(other).SetEquals(Sets(rule)));
        return other is null
            ? null
            : $"{rule.Id} leaves out {Words(rule)}, but {other.Id}, which measures in the same way, {Words(other)}; "
                + "they must leave out the same sets. Give both the same exclusions, or retire one.";
    }

    private static SortedSet<string> Sets(RuleDefinition rule) =>
        new(rule.Exclusions.Select(set => set.Id), StringComparer.Ordinal);

    private static string Words(RuleDefinition rule) =>
        rule.Exclusions.Count == 0 ? "nothing" : string.Join(", ", Sets(rule));
}
