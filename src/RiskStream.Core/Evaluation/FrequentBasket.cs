namespace RiskStream.Evaluation;

/// <summary>A basket that a pharmacy sold often in a window.</summary>
/// <param name="Basket">Its number in the log of purchases.</param>
/// <param name="Count">n_b.</param>
/// <param name="Fen">What these purchases cost.</param>
internal readonly record struct FrequentBasket(int Basket, int Count, long Fen);
