using RiskStream.Facts;
using RiskStream.Stages;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// A bound on how many stays are compared in pairs: of more than that the ones whose keys have the smallest hashes, which is the same
/// sample whatever order they came in, and has nothing to do with what they are like. Pure.
/// </summary>
internal static class CaseSample
{
    /// <summary>At most so many of some stays, by time, key and person.</summary>
    public static List<Use<CaseUse>> Of(IReadOnlyCollection<Use<CaseUse>> cases, int most)
    {
        var chosen = cases.Count <= most
            ? cases
            : cases.OrderBy(HashOf).ThenBy(one => one.Key.Value, StringComparer.Ordinal)
                .ThenBy(one => one.Beneficiary.Value, StringComparer.Ordinal).Take(most);
        return
        [
            .. chosen.OrderBy(one => one.Time).ThenBy(one => one.Key.Value, StringComparer.Ordinal)
                .ThenBy(one => one.Beneficiary.Value, StringComparer.Ordinal),
        ];
    }

    private static ulong HashOf(Use<CaseUse> one) => SetHash.Of([one.Key.Value, one.Beneficiary.Value]);
}
