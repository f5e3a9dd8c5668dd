using RiskStream.Facts;

namespace RiskStream.Ledger;

/// <summary>A fact that holds now: stated, newest version, not taken back.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Content">What holds.</param>
/// <param name="TooLate">
/// All that still states it arrived beyond the allowed lateness: it enters only windows of 30 days and more.
/// </param>
public readonly record struct EffectiveFact<T>(FactKey Key, T Content, bool TooLate)
    where T : Fact;
