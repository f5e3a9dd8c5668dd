using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// A planted hospital that holds sessions on a Tuesday, Wednesday or Thursday, and the one session that counts: with
/// eight before it, so that the weekday has a baseline, and one after it.
/// </summary>
internal sealed class SessionPlace
{
    private const int History = 8;
    private const int HistoryTurnout = 4;

    private readonly Planting _planting;
    private readonly ulong _key;
    private readonly DayOfWeek _weekday;

    private SessionPlace(Planting planting, ulong key, DayOfWeek weekday, int counts)
    {
        _planting = planting;
        _key = key;
        _weekday = weekday;
        Counts = counts;
        Hospital = new PlantedHospital(planting, key);
    }

    public PlantedHospital Hospital { get; }

    /// <summary>Ordinal of the session that counts.</summary>
    public int Counts { get; }

    /// <summary>Founds a place, or none where the run is too short for it.</summary>
    public static SessionPlace? Find(Planting planting, ulong key, int turn)
    {
        var weekday = DayOfWeek.Tuesday + (turn % 3);
        var first = planting.World.Calendar.NextWeekday(0, weekday);
        var sessions = (planting.Days - 1 - first + 7) / 7;
        return sessions < History + 2
            ? null
            : new SessionPlace(planting, key, weekday, new Dice(key, Strand.Scheme).Between(History, sessions - 2));
    }

    public ExamSessions Hold(Func<int, int> turnout, Func<int, int, Dice, IReadOnlyList<Item>> panel)
    {
        var sessions = new ExamSessions(_planting.World, _key)
        {
            Where = Hospital.Where,
            Pool = _planting.NextPool(PlantedHospital.PoolSize),
            Weekday = _weekday,
            Turnout = turnout,
            Panel = panel,
        };
        _planting.Add(sessions);
        return sessions;
    }

    /// <summary>
    /// Sessions on the next day of the week too, at the usual turnout: a window that ends on that day reaches back into
    /// the session before it, and is compared with that day's own baseline.
    /// </summary>
    public void HoldDayAfter(Func<int, int> turnout, Func<int, int, Dice, IReadOnlyList<Item>> panel) => _planting.Add(
        new ExamSessions(_planting.World, StableHash.Mix(~_key))
        {
            Where = Hospital.Where,
            Pool = _planting.NextPool(PlantedHospital.PoolSize),
            Weekday = _weekday + 1,
            FirstHour = 10,
            Turnout = turnout,
            Panel = panel,
        });

    /// <summary>Fridays on which items are used one at a time, so that none of them is new to the house.</summary>
    public void HoldHistory(IReadOnlyList<Item> items) => _planting.Add(
        new ExamSessions(_planting.World, StableHash.Mix(_key))
        {
            Where = Hospital.Where,
            Pool = _planting.NextPool(PlantedHospital.PoolSize),
            Weekday = DayOfWeek.Friday,
            Turnout = _ => Math.Max(HistoryTurnout, items.Count),
            Panel = (_, number, dice) => ExamClusters.WithOthers(items[number % items.Count], dice),
        });
}
