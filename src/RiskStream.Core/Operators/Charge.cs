using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Operators;

/// <summary>A charge as tables of items see it.</summary>
/// <param name="Key">The fact by which it is known.</param>
/// <param name="At">When.</param>
/// <param name="Item">National item code.</param>
/// <param name="QuantityE4">Units in ten-thousandths; negative on refunds.</param>
/// <param name="Fen">Amount; negative on refunds.</param>
public sealed record Charge(FactKey Key, EventTimestamp At, string Item, long QuantityE4, long Fen);
