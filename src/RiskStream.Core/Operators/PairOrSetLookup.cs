namespace RiskStream.Operators;

/// <summary>OP9: pairs, caps and sets of items looked up in one scope, net of refunds. Pure.</summary>
public static class PairOrSetLookup
{
    private const decimal E4 = 10_000;

    /// <summary>Two items that exclude each other: both are charged. At fault is the cheaper one, which the other contains.</summary>
    public static LookupHit? Pair(ChargeScope scope, string first, string second)
    {
        if (scope.Of(first) is not { } one || scope.Of(second) is not { } other)
        {
            return null;
        }

        return new LookupHit(2, 2, Math.Max(0, Math.Min(one.Fen, other.Fen)), InOrder([one, other]));
    }

    /// <summary>More units than a cap. At fault are those above it, at the mean price.</summary>
    public static LookupHit? Cap(ChargeScope scope, string item, long mostE4)
    {
        if (mostE4 <= 0 || scope.Of(item) is not { } net || net.QuantityE4 <= mostE4)
        {
            return null;
        }

        var over = Math.Round(net.UnitFen * (net.QuantityE4 - mostE4) / E4, MidpointRounding.AwayFromZero);
        return new LookupHit(net.Quantity, (double)(mostE4 / E4), Math.Max(0, (long)over), net.Charges);
    }

    /// <summary>
    /// Parts charged one by one instead of the whole: enough of them, the whole itself not, and one unit of each costs at least the
    /// whole's price raised by a share. At fault is what they cost beyond that price.
    /// </summary>
    public static LookupHit? Set(ChargeScope scope, string whole, IReadOnlyList<string> parts, int minParts, long priceE6, double excess)
    {
        var charged = parts.Select(scope.Of).OfType<NetCharge>().ToList();
        if (priceE6 <= 0 || scope.Of(whole) is not null || charged.Count < Math.Max(1, minParts == 0 ? parts.Count : minParts))
        {
            return null;
        }

        // A fen is ten thousand millionths of a yuan.
        var price = priceE6 / E4;
        var sum = charged.Sum(part => part.UnitFen);
        return sum < price * (1 + (decimal)excess)
            ? null
            : new LookupHit(
                (double)(sum / 100),
                (double)(price * (1 + (decimal)excess) / 100),
                (long)Math.Round(sum - price, MidpointRounding.AwayFromZero),
                InOrder(charged));
    }

    private static List<Charge> InOrder(IEnumerable<NetCharge> items) =>
        [.. items.SelectMany(item => item.Charges).OrderBy(charge => charge.At).ThenBy(charge => charge.Key.Value, StringComparer.Ordinal)];
}
