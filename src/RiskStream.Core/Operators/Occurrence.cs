using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Operators;

/// <summary>One thing that happened, as windows count it.</summary>
/// <param name="Key">The fact by which it is known.</param>
/// <param name="At">When.</param>
/// <param name="Identity">What counts once however often it occurs: an encounter, or a chain of them.</param>
/// <param name="Provider">Where.</param>
/// <param name="Region">Region of that place, six digits or empty.</param>
public sealed record Occurrence(FactKey Key, EventTimestamp At, string Identity, ProviderId Provider, string Region)
{
    /// <summary>How much of it, for sums.</summary>
    public double Quantity { get; init; }

    /// <summary>Arrived beyond the allowed lateness: it enters only windows of 30 days and more.</summary>
    public bool TooLate { get; init; }

    /// <summary>The exclusion set that removes it from counts, or null.</summary>
    public ExclusionSet? ExcludedBy { get; init; }
}
