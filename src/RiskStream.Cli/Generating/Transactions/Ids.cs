using System.Globalization;
using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>Identifiers of business facts, made from the key of what they identify.</summary>
internal static class Ids
{
    /// <summary>mdtrt_id.</summary>
    public static string Encounter(ulong key) => Digits(StableHash.Of(key, Strand.Encounter));

    /// <summary>setl_id of an encounter's first, second … settlement, reversing rows included.</summary>
    public static string Settlement(ulong key, int ordinal = 0) =>
        Digits(StableHash.Of(key, Strand.Settlement, ordinal));

    public static string Invoice(ulong key, int ordinal)
    {
        var number = StableHash.Of(key, Strand.Settlement, ordinal, 1) % 10_000_000_000;
        return number.ToString("D10", CultureInfo.InvariantCulture);
    }

    public static string Token(ulong key, long kind) =>
        StableHash.Of(key, Strand.Token, kind).ToString("x16", CultureInfo.InvariantCulture);

    private static string Digits(ulong hash) =>
        string.Create(CultureInfo.InvariantCulture, $"5199{hash:D20}");
}
