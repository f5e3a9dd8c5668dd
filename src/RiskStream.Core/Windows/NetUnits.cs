namespace RiskStream.Windows;

/// <summary>Units of an item and what they cost, net of refunds. <c>default</c> is nothing of it.</summary>
/// <param name="QuantityE4">Units in ten-thousandths.</param>
/// <param name="Fen">Amount.</param>
internal readonly record struct NetUnits(long QuantityE4, long Fen)
{
    private const double E4 = 10_000;

    /// <summary>Units.</summary>
    public double Units => QuantityE4 / E4;

    /// <summary>Price of a unit, in fen; of what is charged only.</summary>
    public double UnitFen => Fen / Units;

    public static NetUnits operator +(NetUnits one, NetUnits other) => new(one.QuantityE4 + other.QuantityE4, one.Fen + other.Fen);
}
