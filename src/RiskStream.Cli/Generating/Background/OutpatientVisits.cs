using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Visits to clinics and outpatient departments, some of them registered before. Nobody falls ill twice on one day.
/// </summary>
internal sealed class OutpatientVisits(World world) : IEventSource
{
    public void Plan(int day, Agenda agenda)
    {
        var factor = Rhythm.Outpatient.DayFactor(world.Calendar.DateOf(day));
        var countDice = new Dice(world.Seed, Strand.Count, (long)Strand.Outpatient, day);
        var count = Passers.Count(world, world.Options.OutpatientVisitsPerYear, factor, countDice);
        var seen = new HashSet<int>();
        for (var visit = 0; visit < count; visit++)
        {
            var dice = new Dice(world.Seed, Strand.Outpatient, day, visit);
            if (Passers.Draw(world, day, dice) is { } person && seen.Add(person))
            {
                PlanVisit(world.Population.Person(person), day, dice, agenda);
            }
        }
    }

    private void PlanVisit(Profile who, int day, Dice dice, Agenda agenda)
    {
        var where = WhereTo(who, dice);
        var at = world.Calendar.Midnight(day) + Rhythm.Outpatient.SecondOfDay(dice);
        var key = dice.Next();
        agenda.Add(new VisitSettlement
        {
            At = at,
            Key = key,
            Where = where,
            Person = who.Index,
            Order = VisitOrders.ForIllness,
        });
        var registered = at - dice.Between(55 * CivilCalendar.Minute, 90 * CivilCalendar.Minute);
        if (where.Axis == Axis.Hospital
            && registered >= world.Calendar.Midnight(day)
            && new Dice(key, Strand.Registration).Chance(world.Options.RegistrationShare))
        {
            agenda.Add(new Registration { At = registered, Key = key, Where = where, Person = who.Index });
        }
    }

    /// <summary>People go where they always go, half of them to a clinic, and seldom to somebody whom they do not know.</summary>
    private Institution WhereTo(Profile who, Dice dice)
    {
        var (usual, other) = who.Key / 10 % 100 < 52 ? (who.Clinic, who.Hospital) : (who.Hospital, who.Clinic);
        return dice.Unit() switch
        {
            < 0.86 => usual,
            < 0.95 => other,
            _ => world.Institutions.Draw(dice.Chance(0.5) ? Axis.Clinic : Axis.Hospital, dice),
        };
    }
}
