using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>The stays of some days, summed up by institution. Sums are what a share is made of: amounts or numbers of stays.</summary>
internal sealed class StayWindow
{
    private readonly Dictionary<ProviderId, List<StayUse>> _stays = [];

    /// <summary>The stays that count of so many days up to one.</summary>
    public StayWindow(UseTimeline<StayUse> stays, CivilDay last, int days, Func<StayUse, bool> counts)
    {
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            foreach (var use in stays.On(day).Ordered.Where(use => counts(use.Content)))
            {
                if (!_stays.TryGetValue(use.Content.Provider, out var list))
                {
                    _stays[use.Content.Provider] = list = [];
                }

                list.Add(use.Content);
            }
        }
    }

    /// <summary>The institutions with so many stays at least, in order.</summary>
    public IReadOnlyList<ProviderId> WithAtLeast(int stays) =>
        [.. _stays.Where(entry => entry.Value.Count >= stays).Select(entry => entry.Key).OrderBy(id => id.Value, StringComparer.Ordinal)];

    /// <summary>How many stays an institution has.</summary>
    public int CountOf(ProviderId provider) => _stays.TryGetValue(provider, out var stays) ? stays.Count : 0;

    /// <summary>The share of a part in a whole, over the stays of an institution that has any.</summary>
    public double ShareOf(ProviderId provider, Func<StayUse, long> part, Func<StayUse, long> whole) =>
        (double)_stays[provider].Sum(part) / _stays[provider].Sum(whole);

    /// <summary>
    /// For each institution the values of the others in its group: same axis, level and specialty by the registry of a day, and as here of
    /// one prefecture.
    /// </summary>
    public static IReadOnlyDictionary<ProviderId, IReadOnlyList<double>> PeersOf(
        IReadOnlyList<(ProviderId Provider, double Value)> values, ReferenceData reference, CivilDay day) => values
        .GroupBy(one => GroupOf(reference.InstitutionOn(one.Provider, day)))
        .SelectMany(group => group.Select(one => (
            one.Provider, Others: (IReadOnlyList<double>)[.. group.Where(other => other.Provider != one.Provider).Select(other => other.Value)])))
        .ToDictionary(one => one.Provider, one => one.Others);

    private static (RuleAxis Axis, string Level, string Specialty) GroupOf(Institution institution) =>
        (institution.Axis, institution.Level, institution.Specialty);
}
