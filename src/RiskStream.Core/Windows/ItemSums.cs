using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// What each institution charged of each item of a group, by civil day: uses of a day are added up once, and again only when the day has
/// changed, so that a window costs as much as it has institutions and items and not uses. What came too late is not in them. Holds
/// nothing that the uses do not say. Touched only by the stage that owns the state.
/// </summary>
internal sealed class ItemSums(UseTimeline<ItemUse> uses)
{
    private readonly Dictionary<CivilDay, Dictionary<(ProviderId Provider, string Item), NetUnits>> _byDay = [];

    /// <summary>All uses, for evidence.</summary>
    public UseTimeline<ItemUse> Uses => uses;

    /// <summary>The sums of so many days up to one.</summary>
    public IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> UpTo(CivilDay last, int days)
    {
        var sums = new Dictionary<(ProviderId Provider, string Item), NetUnits>();
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            foreach (var (of, units) in On(day))
            {
                sums[of] = sums.GetValueOrDefault(of) + units;
            }
        }

        return sums;
    }

    /// <summary>Whether an institution charged an item on any of so many days up to one.</summary>
    public bool HasAny(ProviderId provider, string item, CivilDay last, int days)
    {
        for (var day = last - (days - 1); day <= last; day += 1)
        {
            if (On(day).TryGetValue((provider, item), out var units) && units.QuantityE4 > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets the sums of a day.</summary>
    public void Forget(CivilDay day) => _byDay.Remove(day);

    /// <summary>Forgets the days before one.</summary>
    public void ForgetBefore(CivilDay horizon) => _byDay.Keys.Where(day => day < horizon).ToList().ForEach(Forget);

    private Dictionary<(ProviderId Provider, string Item), NetUnits> On(CivilDay day)
    {
        if (_byDay.TryGetValue(day, out var sums))
        {
            return sums;
        }

        sums = [];
        foreach (var use in uses.On(day).Ordered.Where(use => use.Counts))
        {
            var of = (use.Content.Provider, use.Content.Item);
            sums[of] = sums.GetValueOrDefault(of) + new NetUnits(use.Content.QuantityE4, use.Content.Amount.Fen);
        }

        _byDay[day] = sums;
        return sums;
    }
}
