using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Chronic patients fetch their drugs every 30 days: most of them at their pharmacy, the others at their clinic. Some
/// of those whose day falls on a weekend come on Monday instead.
/// </summary>
internal sealed class ChronicPatients(World world) : IEventSource
{
    private const int Interval = 30;
    private const double WeekendShare = 0.4;

    public void Plan(int day, Agenda agenda)
    {
        var back = world.Calendar.WeekdayOf(day) == DayOfWeek.Monday ? 2 : 0;
        for (var due = day - back; due <= day; due++)
        {
            var first = world.Population.OncologyEnd;
            var turn = (((due - first) % Interval) + Interval) % Interval;
            for (var person = first + turn; person < world.Population.ChronicEnd; person += Interval)
            {
                PlanPerson(person, due, day, agenda);
            }
        }
    }

    private void PlanPerson(int person, int due, int day, Agenda agenda)
    {
        var dice = new Dice(world.Seed, Strand.Chronic, person, due);
        var comesOnWeekends = dice.Chance(WeekendShare);
        var isWeekend = world.Calendar.WeekdayOf(due) is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var comesOn = isWeekend && !comesOnWeekends ? world.Calendar.NextWeekday(due, DayOfWeek.Monday) : due;
        if (comesOn != day || world.Stays.IsInHospital(person, day))
        {
            return;
        }

        var who = world.Population.Person(person);
        agenda.Add(PlanTrip(who, day, dice));
    }

    private SettlementOccurrence PlanTrip(Profile who, int day, Dice dice)
    {
        var condition = Conditions.LongTerm[(int)(who.Key % (ulong)Conditions.LongTerm.Count)];
        if (who.Key % 10 < 7)
        {
            return new PurchaseSettlement
            {
                At = world.Calendar.Midnight(day) + Rhythm.Pharmacy.SecondOfDay(dice),
                Key = dice.Next(),
                Where = who.Pharmacy,
                Person = who.Index,
                For = condition,
            };
        }

        return new VisitSettlement
        {
            At = world.Calendar.Midnight(day) + Rhythm.Outpatient.SecondOfDay(dice),
            Key = dice.Next(),
            Where = who.Clinic,
            Person = who.Index,
            Order = (_, _, orderDice) => VisitOrders.ForLongTermDisease(condition, orderDice),
        };
    }
}
