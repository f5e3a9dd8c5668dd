using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Background;

/// <summary>
/// Lets honest customers of a pharmacy wait for a free till, each of which takes more than a minute for a sale: what
/// collected cards do not need, and what keeps chance from looking like them.
/// </summary>
internal static class TillQueue
{
    private const int ShortestSale = 60;
    private const int LongestSale = 110;

    /// <summary>Puts off a day's purchases until a till is free, and says which.</summary>
    public static void Serve(IEnumerable<Occurrence> day)
    {
        var honest = day.OfType<PurchaseSettlement>().Where(purchase => purchase.Lane == Lane.Honest);
        foreach (var queue in honest.GroupBy(purchase => purchase.Where.Index))
        {
            Serve(queue.OrderBy(purchase => purchase.At).ThenBy(purchase => purchase.Key));
        }
    }

    private static void Serve(IOrderedEnumerable<PurchaseSettlement> queue)
    {
        long[]? freeFrom = null;
        foreach (var purchase in queue)
        {
            freeFrom ??= new long[purchase.Where.Devices.Count];
            var till = Array.IndexOf(freeFrom, freeFrom.Min());
            purchase.PutOff(Math.Max(0, freeFrom[till] - purchase.At));
            purchase.Till = till;
            freeFrom[till] = purchase.At + new Dice(purchase.Key, Strand.Delay).Between(ShortestSale, LongestSale);
        }
    }
}
