using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// Turns a stay into its transactions: 2401, a 2301 a day, 2402 and 2304 (with interim ones, where there are any).
/// </summary>
internal static class StayPlan
{
    public static IEnumerable<Occurrence> Of(Stay stay, CivilCalendar calendar)
    {
        yield return new Admission
        {
            At = stay.Admitted,
            Key = StableHash.Of(stay.Key, Strand.Stay, 1),
            Where = stay.Where,
            Person = stay.Person,
            Lane = stay.Lane,
            Stay = stay,
        };
        for (var day = 0; day <= stay.Nights; day++)
        {
            yield return new FeeBatch
            {
                At = StayCharges.ClosingTime(stay, day, calendar),
                Key = StableHash.Of(stay.Key, Strand.Stay, 2, day),
                Where = stay.Where,
                Person = stay.Person,
                Lane = stay.Lane,
                Stay = stay,
                DayOfStay = day,
            };
        }

        yield return new Discharge
        {
            At = stay.Discharged,
            Key = StableHash.Of(stay.Key, Strand.Stay, 3),
            Where = stay.Where,
            Person = stay.Person,
            Lane = stay.Lane,
            Stay = stay,
        };
        foreach (var settlement in Settlements(stay, calendar))
        {
            yield return settlement;
        }
    }

    public static IEnumerable<StaySettlement> Settlements(Stay stay, CivilCalendar calendar)
    {
        var firstDay = 0;
        foreach (var lastDay in stay.SettledAfter.Append(stay.Nights))
        {
            var minutes = new Dice(stay.Key, Strand.Settlement, lastDay).Between(5, 90);
            var from = lastDay == stay.Nights ? stay.Discharged : calendar.At(stay.Day + lastDay + 1, 9);
            yield return new StaySettlement
            {
                At = from + (minutes * CivilCalendar.Minute),
                Key = stay.Key,
                Where = stay.Where,
                Person = stay.Person,
                Lane = stay.Lane,
                Stay = stay,
                FirstDay = firstDay,
                LastDay = lastDay,
            };
            firstDay = lastDay + 1;
        }
    }

    /// <summary>Takes an admission back some time after it was made.</summary>
    public static AdmissionCancelled Cancellation(Stay stay, long at) => new()
    {
        At = at,
        Key = StableHash.Of(stay.Key, Strand.Stay, 4),
        Where = stay.Where,
        Person = stay.Person,
        Lane = stay.Lane,
        Stay = stay,
    };
}
