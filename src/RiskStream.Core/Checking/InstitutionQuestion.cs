using RiskStream.Facts;

namespace RiskStream.Checking;

/// <summary>What a candidate would tell of one key of the institution stage. Immutable.</summary>
/// <param name="RoutingKey">By what the partition of the key is found.</param>
/// <param name="Key">The key.</param>
/// <param name="Changes">The changes, in the order of the candidate's facts.</param>
public sealed record InstitutionQuestion(string RoutingKey, string Key, IReadOnlyList<InstitutionChange> Changes);
