namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// Occurrences by civil day: what is planned for today and what today has set in motion for later. Holds plans of open
/// stays and pending reversals only, so its size does not grow with the length of the run. Touched by one enumeration
/// only.
/// </summary>
internal sealed class Agenda(World world)
{
    private static readonly Comparer<Occurrence> InTimeOrder =
        Comparer<Occurrence>.Create((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Key.CompareTo(b.Key));

    // Numbers of a lane: first and how many before it starts anew. No institution sends that many within one second.
    private static readonly (int First, int Count)[] Lanes = [(0, 6000), (6000, 2000), (8000, 2000)];

    private readonly Dictionary<int, List<Occurrence>> _days = [];
    private readonly int[] _numbers = new int[world.Institutions.All.Count * Lanes.Length];

    /// <summary>Plans an occurrence; one beyond the last day will not happen.</summary>
    public void Add(Occurrence occurrence)
    {
        var day = world.Calendar.DayOf(occurrence.At);
        if (day >= world.Options.Days || day < 0)
        {
            return;
        }

        occurrence.Sequence = NextNumber(occurrence.Where.Index, occurrence.Lane);
        On(day).Add(occurrence);
    }

    /// <summary>What is planned for a day so far, in the order of planning.</summary>
    public List<Occurrence> On(int day)
    {
        if (!_days.TryGetValue(day, out var list))
        {
            _days[day] = list = [];
        }

        return list;
    }

    /// <summary>Takes a day's occurrences out, in order of time.</summary>
    public List<Occurrence> Take(int day)
    {
        var list = On(day);
        _days.Remove(day);
        list.Sort(InTimeOrder);
        return list;
    }

    /// <summary>A further number for a transaction that follows at once, such as a correction.</summary>
    public int NextNumber(int institution, Lane lane)
    {
        var (first, count) = Lanes[(int)lane];
        ref var number = ref _numbers[(institution * Lanes.Length) + (int)lane];
        var drawn = first + number;
        number = (number + 1) % count;
        return drawn;
    }
}
