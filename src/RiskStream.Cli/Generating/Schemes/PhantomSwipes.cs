using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule P02: swipes of one amount, or in the night, and honest night sales of a pharmacy that never closes.</summary>
internal sealed class PhantomSwipes(Planting planting, int copy)
{
    private const string Rule = "P02";
    private const int Same = 24;
    private const int Nightly = 12;

    private static readonly IReadOnlyList<OrderedItem> Basket = [new(Conditions.Cold.Drugs[0], 3, SupplyDays: 7)];

    public void Plant()
    {
        PlantSameAmount(1);
        PlantNight(2, "night", isOpenRoundTheClock: false, "HIGH", "Twelve sales between midnight and six at a pharmacy without night hours.");
        PlantNight(11, "round-the-clock", isOpenRoundTheClock: true, "NONE",
            "Twelve sales of differing amounts between midnight and six at a pharmacy that is registered as never closed.");
    }

    private void PlantSameAmount(int variant)
    {
        if (Open(variant, isOpenRoundTheClock: false) is not var (key, pharmacy, day))
        {
            return;
        }

        IReadOnlyList<SettlementOccurrence> sales =
        [
            .. Sales(key, pharmacy, day, (Same, Hour: 8, MinutesBetween: 25), Basket),
            .. Sales(key, pharmacy, day, (Same / 2, Hour: 9, MinutesBetween: 45), items: null),
        ];
        new PlantedDay(Rule, pharmacy, day, sales).Plant(
            planting, $"{Rule}-same-amount-{copy}", "HIGH", Same, "Twenty-four of thirty-six sales of a day over the same amount.");
    }

    private void PlantNight(int variant, string name, bool isOpenRoundTheClock, string severity, string description)
    {
        if (Open(variant, isOpenRoundTheClock) is not var (key, pharmacy, day))
        {
            return;
        }

        var sales = Sales(key, pharmacy, day, (Nightly, Hour: 0, MinutesBetween: 28), items: null);
        new PlantedDay(Rule, pharmacy, day, sales).Plant(planting, $"{Rule}-{name}-{copy}", severity, Nightly, description);
    }

    private (ulong Key, Institution Pharmacy, int Day)? Open(int variant, bool isOpenRoundTheClock)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        return planting.Days < 3
            ? null
            : (key,
                planting.World.Institutions.PlantPharmacy(isOpenRoundTheClock),
                new Dice(key, Strand.Scheme).Between(0, planting.Days - 3));
    }

    /// <summary>Sales to so many persons with accounts, at equal steps.</summary>
    private List<SettlementOccurrence> Sales(
        ulong key,
        Institution pharmacy,
        int day,
        (int Count, int Hour, int MinutesBetween) sales,
        IReadOnlyList<OrderedItem>? items) =>
    [
        .. Enumerable.Range(0, sales.Count).Select(number => new PurchaseSettlement
        {
            At = planting.World.Calendar.At(day, sales.Hour, 12) + (number * sales.MinutesBetween * 60),
            Key = StableHash.Of(key, Strand.Scheme, day, (sales.Hour * 1000) + number),
            Where = pharmacy,
            Person = planting.NextEmployee().Index,
            Lane = Lane.Planted,
            Items = items,
        }),
    ];
}
