namespace RiskStream.Facts;

/// <summary>An amount of money in whole fen (0.01 yuan). <c>default</c> is nothing.</summary>
/// <param name="Fen">Whole fen; negative on refunds.</param>
public readonly record struct Money(long Fen)
{
    /// <summary>The largest amount that one fact may carry: 100 million yuan. More is a fault of the sender.</summary>
    public const long MaxFen = 10_000_000_000;

    /// <summary>The sum of two amounts.</summary>
    public static Money operator +(Money left, Money right) => new(left.Fen + right.Fen);

    /// <summary>Yuan with two decimals.</summary>
    public override string ToString() => (Fen / 100m).ToString("0.00");
}
