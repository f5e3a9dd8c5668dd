using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Stays that are like one of them, of at least two persons.</summary>
/// <param name="Cases">The stays, by time.</param>
/// <param name="Persons">How many distinct persons.</param>
/// <param name="Variation">Coefficient of variation of their charges.</param>
/// <param name="Likeness">Mean J of all pairs of stays of different persons.</param>
public sealed record CaseCluster(IReadOnlyList<Use<CaseUse>> Cases, int Persons, double Variation, double Likeness)
{
    /// <summary>From the first admission to the last.</summary>
    public TimeSpan Admissions => Cases.Max(one => one.Content.AdmittedAt) - Cases.Min(one => one.Content.AdmittedAt);
}
