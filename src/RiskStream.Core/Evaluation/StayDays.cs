using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// The stays of a prefecture that count for a rule, by day and institution, with their sums: without it every window would go through
/// all stays again. Holds nothing that the uses do not say, and a day only as long as its uses are the same. Touched only by the stage
/// that owns the state.
/// </summary>
internal sealed class StayDays(UseTimeline<StayUse> stays, Func<StayUse, bool> counts)
{
    private readonly Dictionary<CivilDay, Day> _days = [];

    /// <summary>What the stays of each institution come to on a day.</summary>
    public IEnumerable<KeyValuePair<ProviderId, StaySums>> SumsOn(CivilDay day) =>
        On(day).Select(one => KeyValuePair.Create(one.Key, one.Value.Sums));

    /// <summary>The stays of an institution on so many days up to one, by time.</summary>
    public IReadOnlyList<Use<StayUse>> Of(ProviderId provider, CivilDay last, int days)
    {
        var found = new List<Use<StayUse>>();
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            if (On(day).TryGetValue(provider, out var here))
            {
                found.AddRange(here.Stays);
            }
        }

        return found;
    }

    private Dictionary<ProviderId, InstitutionDay> On(CivilDay day)
    {
        var uses = stays.On(day).Ordered;
        if (!_days.TryGetValue(day, out var known) || !ReferenceEquals(known.Uses, uses))
        {
            if (_days.Count > 2 * stays.DayCount)
            {
                _days.Clear();
            }

            _days[day] = known = new Day(uses, ByInstitution(uses));
        }

        return known.ByInstitution;
    }

    private Dictionary<ProviderId, InstitutionDay> ByInstitution(IReadOnlyList<Use<StayUse>> uses)
    {
        var found = new Dictionary<ProviderId, InstitutionDay>();
        foreach (var use in uses.Where(use => counts(use.Content)))
        {
            if (!found.TryGetValue(use.Content.Provider, out var here))
            {
                found[use.Content.Provider] = here = new InstitutionDay([], new StaySums());
            }

            here.Stays.Add(use);
            here.Sums.Add(use.Content);
        }

        return found;
    }

    private sealed record Day(IReadOnlyList<Use<StayUse>> Uses, Dictionary<ProviderId, InstitutionDay> ByInstitution);

    private sealed record InstitutionDay(List<Use<StayUse>> Stays, StaySums Sums);
}
