using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// The uses of one subject over the retention, in slices of civil days. Windows are half-open, [start, end).
/// Touched only by the stage that owns the state.
/// </summary>
public sealed class UseTimeline<T>
    where T : InstitutionUse
{
    private static readonly DayUses<T> Nothing = new();

    private readonly SortedDictionary<CivilDay, DayUses<T>> _days = [];
    private CivilDay? _firstKept;
    private CivilDay? _lastKept;

    /// <summary>The days that have uses, by date.</summary>
    public IEnumerable<CivilDay> Days => _days.Keys;

    /// <summary>
    /// The first day that ever had uses, or null. It is remembered when its uses are forgotten: a thing does not become new again
    /// because its beginning lies far back.
    /// </summary>
    public CivilDay? FirstDay => _firstKept is not { } kept || (ForgottenFrom is { } forgotten && forgotten < kept) ? ForgottenFrom : kept;

    /// <summary>The first day whose uses were forgotten, or null if none were.</summary>
    public CivilDay? ForgottenFrom { get; private set; }

    /// <summary>Every use that is kept.</summary>
    public IEnumerable<Use<T>> All => _days.Values.SelectMany(day => day.Ordered);

    /// <summary>The last day with a use, or null.</summary>
    public CivilDay? LastDay => _lastKept;

    /// <summary>How many days have uses.</summary>
    public int DayCount => _days.Count;

    /// <summary>How many uses are kept.</summary>
    public int Count => _days.Values.Sum(day => day.Count);

    /// <summary>The uses of a day; none if it has none.</summary>
    public DayUses<T> On(CivilDay day) => _days.GetValueOrDefault(day, Nothing);

    /// <summary>Adds a use. Returns whether anything changed.</summary>
    public bool Add(Use<T> use)
    {
        var day = use.Time.Day;
        if (!_days.TryGetValue(day, out var uses))
        {
            _days[day] = uses = new DayUses<T>();
            _firstKept = _firstKept is { } first && first < day ? first : day;
            _lastKept = _lastKept is { } last && last > day ? last : day;
        }

        return uses.Add(use);
    }

    /// <summary>Takes the use of a fact away from its day. Returns whether there was one.</summary>
    public bool Remove(BeneficiaryId beneficiary, FactKey key, EventTimestamp time)
    {
        var day = time.Day;
        if (!_days.TryGetValue(day, out var uses) || !uses.Remove(beneficiary, key))
        {
            return false;
        }

        if (uses.Count == 0)
        {
            _days.Remove(day);
            NoteBounds();
        }

        return true;
    }

    /// <summary>All uses in [<paramref name="from"/>, <paramref name="to"/>), by time and then key.</summary>
    public List<Use<T>> Between(EventTimestamp from, EventTimestamp to)
    {
        var found = new List<Use<T>>();
        for (var day = from.Day; day.Start < to; day += 1)
        {
            foreach (var use in On(day).Ordered)
            {
                if (use.Time >= from && use.Time < to)
                {
                    found.Add(use);
                }
            }
        }

        return found;
    }

    /// <summary>How many distinct persons have a use that counts in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public int PersonsBetween(EventTimestamp from, EventTimestamp to)
    {
        var day = from.Day;
        return from == day.Start && to == day.End
            ? On(day).Persons
            : Between(from, to).Where(use => use.Counts).Select(use => use.Beneficiary).Distinct().Count();
    }

    /// <summary>Forgets the days before one. Returns whether there were any.</summary>
    public bool Forget(CivilDay horizon)
    {
        var gone = _days.Keys.TakeWhile(day => day < horizon).ToList();
        if (gone.Count == 0)
        {
            return false;
        }

        RememberForgotten(gone[0]);
        gone.ForEach(day => _days.Remove(day));
        NoteBounds();
        return true;
    }

    /// <summary>Takes note that the uses of a day were forgotten.</summary>
    public void RememberForgotten(CivilDay day) =>
        ForgottenFrom = ForgottenFrom is { } before && before < day ? before : day;

    private void NoteBounds() =>
        (_firstKept, _lastKept) = _days.Count == 0 ? (default(CivilDay?), default(CivilDay?)) : (_days.Keys.First(), _days.Keys.Last());
}
