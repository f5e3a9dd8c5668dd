using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Background;

/// <summary>Purchases at pharmacies for passing complaints.</summary>
internal sealed class Purchases(World world) : IEventSource
{
    // The rest buy wherever they happen to be.
    private const double UsualShare = 0.95;

    public void Plan(int day, Agenda agenda)
    {
        var factor = Rhythm.Pharmacy.DayFactor(world.Calendar.DateOf(day));
        var countDice = new Dice(world.Seed, Strand.Count, (long)Strand.Purchase, day);
        var count = Passers.Count(world, world.Options.PurchasesPerYear, factor, countDice);
        for (var purchase = 0; purchase < count; purchase++)
        {
            var dice = new Dice(world.Seed, Strand.Purchase, day, purchase);
            if (Passers.Draw(world, day, dice) is not { } person)
            {
                continue;
            }

            var where = dice.Chance(UsualShare)
                ? world.Population.Person(person).Pharmacy
                : world.Institutions.Draw(Axis.Pharmacy, dice);
            agenda.Add(new PurchaseSettlement
            {
                At = world.Calendar.Midnight(day) + Rhythm.Pharmacy.SecondOfDay(dice),
                Key = dice.Next(),
                Where = where,
                Person = person,
            });
        }
    }
}
