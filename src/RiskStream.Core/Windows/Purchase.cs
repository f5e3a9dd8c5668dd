using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>A purchase as it is kept.</summary>
/// <param name="Key">Its settlement.</param>
/// <param name="Basket">Number of its basket in the <see cref="BasketTable"/>.</param>
/// <param name="Fen">What it cost.</param>
internal readonly record struct Purchase(FactKey Key, int Basket, long Fen);
