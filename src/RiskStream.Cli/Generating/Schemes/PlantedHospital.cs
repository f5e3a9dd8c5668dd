using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// A small hospital with patients of its own and an everyday business of mixed examinations. What a scheme needs
/// besides is held as sessions, of items that the everyday business never uses.
/// </summary>
internal sealed class PlantedHospital : IEventSource
{
    public const int PoolSize = 400;
    private const int VisitsOnWeekdays = 5;
    private const int VisitsOnWeekends = 2;

    private readonly World _world;
    private readonly ulong _key;
    private readonly int _pool;

    public PlantedHospital(Planting planting, ulong key)
    {
        _world = planting.World;
        _key = key;
        _pool = planting.NextPool(PoolSize);
        Where = planting.World.Institutions.Plant(Axis.Hospital);
        planting.Add(this);
    }

    /// <summary>Items of the everyday business.</summary>
    public static IReadOnlyList<Item> Everyday => Exams.Common;

    public Institution Where { get; }

    public void Plan(int day, Agenda agenda)
    {
        var isWeekend = _world.Calendar.WeekdayOf(day) is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var visits = isWeekend ? VisitsOnWeekends : VisitsOnWeekdays;
        for (var visit = 0; visit < visits; visit++)
        {
            var dice = new Dice(_key, Strand.Trade, day, visit);
            agenda.Add(new VisitSettlement
            {
                At = _world.Calendar.Midnight(day) + Math.Max(Rhythm.Outpatient.SecondOfDay(dice), CivilCalendar.Hour),
                Key = dice.Next(),
                Where = Where,
                Person = _pool + (((day * 31) + (visit * 7)) % PoolSize),
                Lane = Lane.Planted,
                Order = (who, where, orderDice) => VisitOrders.For(
                    Conditions.DrawVisit(orderDice, who),
                    [.. VisitOrders.DrawSome(Everyday, orderDice.Chance(0.5) ? orderDice.Between(2, 4) : 0, orderDice)],
                    where,
                    orderDice),
            });
        }
    }
}
