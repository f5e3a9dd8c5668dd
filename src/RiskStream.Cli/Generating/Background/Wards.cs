using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>Ordinary stays.</summary>
internal sealed class Wards(World world) : IEventSource
{
    public void Plan(int day, Agenda agenda)
    {
        foreach (var person in world.Stays.Candidates(day))
        {
            if (world.Stays.Begun(person, day) is not { } stay)
            {
                continue;
            }

            foreach (var occurrence in StayPlan.Of(stay, world.Calendar))
            {
                agenda.Add(occurrence);
            }
        }
    }
}
