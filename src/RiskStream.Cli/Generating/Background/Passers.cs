using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Background;

/// <summary>Draws persons of the ordinary and chronic cohorts who are about on a day: not in hospital.</summary>
internal static class Passers
{
    private const int Attempts = 6;

    /// <summary>How many come on a day, at a rate per person and year.</summary>
    public static int Count(World world, double perYear, double dayFactor, Dice dice) =>
        dice.Poisson((world.Population.Count - world.Population.OncologyEnd) * perYear / 365 * dayFactor);

    public static int? Draw(World world, int day, Dice dice)
    {
        var first = world.Population.OncologyEnd;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var person = first + dice.Below(world.Population.Count - first);
            if (!world.Stays.IsInHospital(person, day))
            {
                return person;
            }
        }

        return null;
    }
}
