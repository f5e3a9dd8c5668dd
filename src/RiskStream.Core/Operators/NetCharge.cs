namespace RiskStream.Operators;

/// <summary>What is charged of one item within a scope, refunds taken off.</summary>
/// <param name="Item">National item code.</param>
/// <param name="QuantityE4">Units in ten-thousandths.</param>
/// <param name="Fen">Amount.</param>
/// <param name="Charges">The charges and refunds, by time.</param>
public sealed record NetCharge(string Item, long QuantityE4, long Fen, IReadOnlyList<Charge> Charges)
{
    /// <summary>Whether anything is left of it.</summary>
    public bool IsCharged => QuantityE4 > 0;

    /// <summary>Units.</summary>
    public double Quantity => QuantityE4 / 10_000.0;

    /// <summary>Price of a unit, in fen; of what is charged only.</summary>
    public decimal UnitFen => (decimal)Fen * 10_000 / QuantityE4;
}
