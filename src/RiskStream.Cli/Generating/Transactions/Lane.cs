namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// Message ids number an institution's transactions by lanes, so that one more reversal does not renumber the honest
/// ones.
/// </summary>
internal enum Lane
{
    Honest,
    Planted,
    Disturbance,
}
