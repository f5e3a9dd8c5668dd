namespace RiskStream.Operators;

/// <summary>What a table of items finds in a scope.</summary>
/// <param name="Measured">The value.</param>
/// <param name="Threshold">What it reaches or exceeds, above 0.</param>
/// <param name="Fen">The part of the money that is at fault.</param>
/// <param name="Evidence">The charges and refunds that enter it.</param>
public sealed record LookupHit(double Measured, double Threshold, long Fen, IReadOnlyList<Charge> Evidence);
