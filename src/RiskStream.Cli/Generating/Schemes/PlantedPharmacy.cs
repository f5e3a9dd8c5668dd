using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// A small pharmacy with customers of its own. The hours of the week in which something is planted, and those beside
/// them, are kept free of chance customers: there the number that comes every week is given, which is the hour's mean.
/// </summary>
internal sealed class PlantedPharmacy : IEventSource
{
    private const int PoolSize = 300;
    private const int CustomersADay = 6;

    private readonly World _world;
    private readonly ulong _key;
    private readonly int _pool;
    private readonly int _regulars;
    private readonly List<Slot> _slots = [];

    public PlantedPharmacy(Planting planting, ulong key, int tills)
    {
        _world = planting.World;
        _key = key;
        _pool = planting.NextPool(PoolSize);
        _regulars = planting.NextPool(PoolSize);
        Where = planting.World.Institutions.Plant(Axis.Pharmacy, tills: tills);
        planting.Add(this);
    }

    public Institution Where { get; }

    /// <summary>
    /// Sets how many come in an hour of the week; on the given day, other than its first minutes, all the same.
    /// </summary>
    public void SetHour(int day, int hour, int customers) =>
        _slots.Add(new Slot(_world.Calendar.WeekdayOf(day), hour, customers, day));

    public void Plan(int day, Agenda agenda)
    {
        var weekday = _world.Calendar.WeekdayOf(day);
        for (var customer = 0; customer < CustomersADay; customer++)
        {
            var dice = new Dice(_key, Strand.Trade, day, customer);
            var second = Rhythm.Pharmacy.SecondOfDay(dice);
            var hour = second / CivilCalendar.Hour;
            if (!_slots.Exists(slot => slot.Weekday == weekday && Math.Abs(hour - slot.Hour) <= 1))
            {
                var person = _pool + (((day * 17) + customer) % PoolSize);
                agenda.Add(Sell(_world.Calendar.Midnight(day) + second, dice.Next(), person));
            }
        }

        foreach (var slot in _slots.Where(slot => slot.Weekday == weekday))
        {
            PlanHour(day, slot, agenda);
        }
    }

    private void PlanHour(int day, Slot slot, Agenda agenda)
    {
        var customers = slot.CustomersOn(day);
        for (var customer = 0; customer < customers; customer++)
        {
            // Spread from a quarter past on, well apart from each other and from what is planted at the full hour.
            var dice = new Dice(_key, Strand.Trade, day, (slot.Hour * 100) + customer + 1000);
            var minute = 15 + (44 * customer / slot.Customers);
            var at = _world.Calendar.At(day, slot.Hour, minute, dice.Below(60));
            agenda.Add(Sell(at, dice.Next(), _regulars + (((day * 13) + customer) % PoolSize)));
        }
    }

    private PurchaseSettlement Sell(long at, ulong key, int person) =>
        new() { At = at, Key = key, Where = Where, Person = person, Lane = Lane.Planted };

    /// <summary>A busy hour loses some customers to the crowd on the planted day.</summary>
    private sealed record Slot(DayOfWeek Weekday, int Hour, int Customers, int PlantedDay)
    {
        public int CustomersOn(int day) => day == PlantedDay ? Customers / 2 : Customers;
    }
}
