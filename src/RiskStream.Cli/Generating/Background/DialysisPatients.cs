using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Dialysis patients come three times a week, Monday-Wednesday-Friday or the days after. One in ten has the week's
/// first session as a day in hospital: a frequent admission that is no suspicion.
/// </summary>
internal sealed class DialysisPatients(World world) : IEventSource
{
    /// <summary>Laboratory items that are due once a month.</summary>
    public static readonly IReadOnlyList<Item> MonthlyPanel =
        [Exams.BloodCount, Exams.Kidney, Exams.Electrolytes, Exams.Ferritin, Exams.Parathyroid, Exams.Liver];

    private const double MissedShare = 0.02;
    private const int Month = 28;

    /// <summary>Whether a patient of the first or the second turn comes on a weekday.</summary>
    public static bool IsSession(int turn, DayOfWeek weekday) => turn == 0
        ? weekday is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Friday
        : weekday is DayOfWeek.Tuesday or DayOfWeek.Thursday or DayOfWeek.Saturday;

    public void Plan(int day, Agenda agenda)
    {
        for (var person = 0; person < world.Population.DialysisEnd; person++)
        {
            var dice = new Dice(world.Seed, Strand.Dialysis, person, day);
            if (IsSession(person % 2, world.Calendar.WeekdayOf(day)) && !dice.Chance(MissedShare))
            {
                PlanSession(person, day, dice, agenda);
            }
        }
    }

    private void PlanSession(int person, int day, Dice dice, Agenda agenda)
    {
        var who = world.Population.Person(person);
        if (person % 10 == 3 && world.Calendar.WeekdayOf(day) is DayOfWeek.Monday or DayOfWeek.Tuesday)
        {
            var slot = new StaySlot(dice.Next(), who, who.Hospital, day, Nights: 0);
            foreach (var occurrence in StayPlan.Of(Stays.ForDialysis(slot, world.Calendar), world.Calendar))
            {
                agenda.Add(occurrence);
            }

            return;
        }

        // Each patient's panel is due in the week that the index names, not on one day for all.
        var panelIsDue = (day + (7 * (person % 4))) % Month < 3;
        agenda.Add(new VisitSettlement
        {
            At = world.Calendar.At(day, 11 + (4 * (person % 3))) + dice.Below(CivilCalendar.Hour),
            Key = dice.Next(),
            Where = who.Hospital,
            Person = person,
            Order = (_, _, orderDice) => VisitOrders.ForDialysis(panelIsDue ? MonthlyPanel : [], orderDice),
        });
    }
}
