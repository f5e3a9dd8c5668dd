using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Chronic patients fetch four weeks' drugs once a month: most of them at their pharmacy, the others at their clinic, where some
/// have a long prescription and come every third month. Some of those whose day falls on a weekend come on Monday instead, and
/// now and then somebody comes a few days early.
/// </summary>
internal sealed class ChronicPatients(World world) : IEventSource
{
    private const int Interval = 31;
    private const int MonthsOfLongPrescription = 3;
    private const int MostDaysEarly = 4;
    private const double EarlyShare = 0.05;
    private const double WeekendShare = 0.4;

    public void Plan(int day, Agenda agenda)
    {
        for (var due = day - 2; due <= day + MostDaysEarly; due++)
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
        if (ComesOn(due, dice) != day || world.Stays.IsInHospital(person, day))
        {
            return;
        }

        var who = world.Population.Person(person);
        var hasLongPrescription = who.Key % 10 == 9;
        if (!hasLongPrescription || (due - person) / Interval % MonthsOfLongPrescription == 0)
        {
            agenda.Add(PlanTrip(who, day, hasLongPrescription ? 12 : 4, dice));
        }
    }

    private int ComesOn(int due, Dice dice)
    {
        var comesOnWeekends = dice.Chance(WeekendShare);
        if (dice.Chance(EarlyShare))
        {
            return due - dice.Between(1, MostDaysEarly);
        }

        var isWeekend = world.Calendar.WeekdayOf(due) is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return isWeekend && !comesOnWeekends ? world.Calendar.NextWeekday(due, DayOfWeek.Monday) : due;
    }

    private SettlementOccurrence PlanTrip(Profile who, int day, int weeks, Dice dice)
    {
        var condition = who.LongTerm!;
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
            Order = (_, _, orderDice) => VisitOrders.ForLongTermDisease(condition, orderDice, weeks),
        };
    }
}
