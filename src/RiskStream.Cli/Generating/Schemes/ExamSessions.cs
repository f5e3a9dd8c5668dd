using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Examinations held once a week, each time for a given number of different persons. But for a session on the day
/// after, which keeps later hours, the days between are free of the items: so a sliding day never counts more than a
/// civil day.
/// </summary>
internal sealed class ExamSessions(World world, ulong key) : IEventSource
{
    private const int MinutesBetween = 15;

    public required Institution Where { get; init; }

    /// <summary>First of the persons who may come.</summary>
    public required int Pool { get; init; }

    public required DayOfWeek Weekday { get; init; }

    /// <summary>Hour in which the first is settled.</summary>
    public int FirstHour { get; init; } = 9;

    /// <summary>How many persons come to the session of an ordinal.</summary>
    public required Func<int, int> Turnout { get; init; }

    /// <summary>What the person of a number has done at the session of an ordinal.</summary>
    public required Func<int, int, Dice, IReadOnlyList<Item>> Panel { get; init; }

    /// <summary>How many sessions lie within the run.</summary>
    public int Count => Math.Max(0, (world.Options.Days - 1 - FirstDay + 7) / 7);

    private int FirstDay => world.Calendar.NextWeekday(0, Weekday);

    public int DayOf(int ordinal) => FirstDay + (7 * ordinal);

    public IEnumerable<string> BusinessKeys(int ordinal) =>
        Enumerable.Range(0, Turnout(ordinal)).Select(number => "SET:" + Ids.Settlement(KeyOf(ordinal, number)));

    public void Plan(int day, Agenda agenda)
    {
        if (world.Calendar.WeekdayOf(day) != Weekday)
        {
            return;
        }

        var ordinal = (day - FirstDay) / 7;
        for (var number = 0; number < Turnout(ordinal); number++)
        {
            agenda.Add(Examine(day, ordinal, number));
        }
    }

    private VisitSettlement Examine(int day, int ordinal, int number)
    {
        var key = KeyOf(ordinal, number);
        return new VisitSettlement
        {
            At = world.Calendar.At(day, FirstHour) + (number * MinutesBetween * CivilCalendar.Minute)
                + (long)(key % (10 * CivilCalendar.Minute)),
            Key = key,
            Where = Where,
            Person = Pool + (((ordinal * 29) + number) % PlantedHospital.PoolSize),
            Lane = Lane.Planted,
            Order = (Profile who, Institution where, Dice dice) =>
            {
                var condition = Conditions.DrawVisit(dice, who);
                return VisitOrders.For(condition, Panel(ordinal, number, dice), where, dice);
            },
        };
    }

    private ulong KeyOf(int ordinal, int number) => StableHash.Of(key, Strand.Trade, ordinal, number);
}
