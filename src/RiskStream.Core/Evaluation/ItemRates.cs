using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>What the institutions of a prefecture charge of the items of a group in seven days, and charged in the 28 before. Pure.</summary>
internal sealed class ItemRates(
    IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> week,
    IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> before)
{
    private readonly ILookup<ProviderId, string> _itemsBefore = before.Keys.ToLookup(of => of.Provider, of => of.Item);

    /// <summary>The items that an institution charged in the days before.</summary>
    public IEnumerable<string> ItemsBefore(ProviderId provider) => _itemsBefore[provider];

    /// <summary>An item at an institution.</summary>
    public RateVsBefore Of(ProviderId provider, string item) => new(UnitsIn(week, provider, item).Units, UnitsIn(before, provider, item).Units);

    /// <summary>An item at all institutions but one, together.</summary>
    public RateVsBefore OfOthers(ProviderId provider, string item) => new(UnitsOfOthers(week, provider, item), UnitsOfOthers(before, provider, item));

    /// <summary>How many institutions but one charge or charged either of two items.</summary>
    public int OthersWith(ProviderId provider, string one, string other) => week.Keys.Concat(before.Keys)
        .Where(of => of.Provider != provider && (of.Item == one || of.Item == other)).Select(of => of.Provider).Distinct().Count();

    /// <summary>Price of a unit in the seven days, in fen; 0 where nothing is charged.</summary>
    public double FenInWeek(ProviderId provider, string item) => PriceIn(week, provider, item);

    /// <summary>Price of a unit in the days before, in fen; 0 where nothing was charged.</summary>
    public double FenBefore(ProviderId provider, string item) => PriceIn(before, provider, item);

    private static double PriceIn(IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> sums, ProviderId provider, string item) =>
        UnitsIn(sums, provider, item) is { QuantityE4: > 0 } units ? units.UnitFen : 0;

    private static NetUnits UnitsIn(IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> sums, ProviderId provider, string item) =>
        sums.TryGetValue((provider, item), out var units) ? units : default;

    private static double UnitsOfOthers(
        IReadOnlyDictionary<(ProviderId Provider, string Item), NetUnits> sums, ProviderId provider, string item) => sums
        .Where(entry => entry.Key.Item == item && entry.Key.Provider != provider)
        .Aggregate(default(NetUnits), (sum, entry) => sum + entry.Value).Units;
}
