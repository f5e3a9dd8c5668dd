using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>The stays of some days, summed up by institution.</summary>
internal sealed class StayWindow
{
    private readonly Dictionary<ProviderId, StaySums> _sums = [];

    /// <summary>Those of so many days up to one.</summary>
    public StayWindow(StayDays stays, CivilDay last, int days)
    {
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            foreach (var (provider, sums) in stays.SumsOn(day))
            {
                if (!_sums.TryGetValue(provider, out var all))
                {
                    _sums[provider] = all = new StaySums();
                }

                all.Add(sums);
            }
        }
    }

    /// <summary>The institutions with so many stays at least, in order.</summary>
    public IReadOnlyList<ProviderId> WithAtLeast(int stays) =>
        [.. _sums.Where(entry => entry.Value.Stays >= stays).Select(entry => entry.Key).OrderBy(id => id.Value, StringComparer.Ordinal)];

    /// <summary>What the stays of an institution come to; null if it has none.</summary>
    public StaySums? Of(ProviderId provider) => _sums.GetValueOrDefault(provider);

    /// <summary>
    /// For each institution the values of its group: same axis, level and specialty by the registry of a day, and as here of one prefecture.
    /// </summary>
    public static IReadOnlyDictionary<ProviderId, PeerGroup> GroupsOf(
        IReadOnlyList<(ProviderId Provider, double Value)> values, ReferenceData reference, CivilDay day) => values
        .GroupBy(one => GroupOf(reference.InstitutionOn(one.Provider, day)))
        .SelectMany(group => MembersOf([.. group]))
        .ToDictionary();

    private static IEnumerable<(ProviderId Provider, PeerGroup Group)> MembersOf(List<(ProviderId Provider, double Value)> members)
    {
        var group = new PeerGroup(members.Select(one => one.Value));
        return members.Select(one => (one.Provider, group));
    }

    private static (RuleAxis Axis, string Level, string Specialty) GroupOf(Institution institution) =>
        (institution.Axis, institution.Level, institution.Specialty);
}
