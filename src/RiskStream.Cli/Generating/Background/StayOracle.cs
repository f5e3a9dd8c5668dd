using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Decides who is in hospital for an ordinary illness. A person may be admitted every twentieth day only and stays 19
/// nights at most, so that stays never overlap, whether somebody is in hospital can be told without keeping any state,
/// and the honest background never has three admissions within 30 days. Who comes back at the very next turn comes back
/// with another disease: what is not cured is not sent home.
/// </summary>
internal sealed class StayOracle(World world)
{
    public const int Cycle = 20;
    private const int LongestStay = Cycle - 1;
    private const double HighestFactor = 3.0;

    /// <summary>The persons whose turn it is to be admitted on a day.</summary>
    public IEnumerable<int> Candidates(int day)
    {
        var first = world.Population.OncologyEnd;
        for (var person = first + Mod(day - first); person < world.Population.Count; person += Cycle)
        {
            yield return person;
        }
    }

    /// <summary>The stay that a person begins on a day, if the person begins one.</summary>
    public Stay? Begun(int person, int day) =>
        Drawn(person, day) is { } stay && !(Drawn(person, day - Cycle) is { } before && IsSameChapter(before, stay))
            ? stay
            : null;

    /// <summary>Whether a person is in hospital on a day, the days of admission and discharge included.</summary>
    public bool IsInHospital(int person, int day)
    {
        var turn = day - Mod(day - person);
        return turn >= 0 && Begun(person, turn) is { } stay && turn + stay.Nights >= day;
    }

    /// <summary>Whether the diagnoses begin with the same letter of ICD-10.</summary>
    private static bool IsSameChapter(Stay one, Stay other) =>
        one.Diagnoses[0].DiagCode[0] == other.Diagnoses[0].DiagCode[0];

    /// <summary>The stay that chance gives a person on a day.</summary>
    private Stay? Drawn(int person, int day)
    {
        var dice = new Dice(world.Seed, Strand.Stay, person, day);
        var average = world.Options.StaysPerYear * Cycle / 365 * Rhythm.Admission.DayFactor(world.Calendar.DateOf(day));
        if (!dice.Chance(average * HighestFactor))
        {
            return null;
        }

        var who = world.Population.Person(person);
        if (!dice.Chance(FactorOf(who) / HighestFactor))
        {
            return null;
        }

        var condition = Conditions.DrawStay(dice, who.Age, who.Female);
        var nights = Math.Clamp((int)Math.Round(dice.LogNormal(condition.MedianNights, 0.35)), 1, LongestStay);
        var where = dice.Chance(0.7) ? who.Hospital : world.Institutions.Draw(Axis.Hospital, dice);
        return Stays.ForIllness(condition, new StaySlot(dice.Next(), who, where, day, nights), world.Calendar);
    }

    /// <summary>The old are admitted more often; the average over all is about 1.</summary>
    private static double FactorOf(Profile who)
    {
        var byAge = who.Age switch { < 15 => 0.7, < 45 => 0.5, < 65 => 1.0, _ => 2.1 };
        return who.Cohort == Cohort.Chronic ? Math.Min(HighestFactor, byAge * 1.3) : byAge;
    }

    private static int Mod(int value) => ((value % Cycle) + Cycle) % Cycle;
}
