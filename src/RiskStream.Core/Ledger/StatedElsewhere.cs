namespace RiskStream.Ledger;

/// <summary>A statement of a fact that is about another encounter.</summary>
/// <param name="Ref">The statement.</param>
/// <param name="About">All that was stated of that encounter.</param>
internal readonly record struct StatedElsewhere(FactRef Ref, EncounterStatements About);
