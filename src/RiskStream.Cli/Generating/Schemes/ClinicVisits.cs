using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Visits to one clinic on one day, each by somebody else.</summary>
internal static class ClinicVisits
{
    /// <summary>So many visits at equal steps, some minutes after the hour at which the clinic opens.</summary>
    public static List<SettlementOccurrence> Of(
        Planting planting,
        ulong key,
        Institution where,
        int day,
        (int Count, int Hour, int MinutesBetween) visits,
        Func<Profile, Institution, Dice, VisitOrder> order)
    {
        var persons = planting.NextPool(visits.Count);
        return
        [
            .. Enumerable.Range(0, visits.Count).Select(number => new VisitSettlement
            {
                At = planting.World.Calendar.At(day, visits.Hour, 5) + (number * visits.MinutesBetween * 60),
                Key = StableHash.Of(key, Strand.Scheme, day, (visits.Hour * 1000) + number),
                Where = where,
                Person = persons + number,
                Lane = Lane.Planted,
                Order = order,
            }),
        ];
    }
}
