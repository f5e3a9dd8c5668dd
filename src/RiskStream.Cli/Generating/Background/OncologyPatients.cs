using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>Tumour patients are admitted for chemotherapy every 21 days, for two to four nights.</summary>
internal sealed class OncologyPatients(World world) : IEventSource
{
    private const int CycleDays = 21;

    public void Plan(int day, Agenda agenda)
    {
        for (var person = world.Population.DialysisEnd; person < world.Population.OncologyEnd; person++)
        {
            if ((person + day) % CycleDays != 0)
            {
                continue;
            }

            var dice = new Dice(world.Seed, Strand.Oncology, person, day);
            var who = world.Population.Person(person);
            var slot = new StaySlot(dice.Next(), who, who.Hospital, day, dice.Between(2, 4));
            foreach (var occurrence in StayPlan.Of(Stays.ForChemotherapy(slot, world.Calendar), world.Calendar))
            {
                agenda.Add(occurrence);
            }
        }
    }
}
