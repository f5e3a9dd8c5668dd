using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>How many facts exclusion sets removed, in words: a reviewer must see what a count leaves out.</summary>
internal static class Exclusions
{
    /// <summary>Exclusion set to the number of things in a window that it removed.</summary>
    public static Dictionary<string, long> CountOf(IEnumerable<Occurrence> window) => window
        .Where(occurrence => occurrence.ExcludedBy is not null)
        .GroupBy(occurrence => occurrence.ExcludedBy!.Id)
        .ToDictionary(group => group.Key, group => (long)group.Count());

    public static string Zh(IReadOnlyDictionary<string, long> excluded, string unit) =>
        excluded.Count == 0 ? string.Empty : $"（另有{Join(excluded, (set, n) => $"{set} {n}{unit}", "、")}按排除条件未计）";

    public static string En(IReadOnlyDictionary<string, long> excluded) =>
        excluded.Count == 0 ? string.Empty : $" (not counted by exclusion: {Join(excluded, (set, n) => $"{set} {n}", ", ")})";

    private static string Join(
        IReadOnlyDictionary<string, long> excluded, Func<string, long, string> word, string separator) =>
        string.Join(separator, excluded.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => word(e.Key, e.Value)));
}
