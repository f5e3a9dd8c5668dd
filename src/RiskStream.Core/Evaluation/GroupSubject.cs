using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>Persons with something in common at one institution.</summary>
/// <param name="Provider">The institution.</param>
/// <param name="Region">Its region.</param>
/// <param name="Bond">What they have in common.</param>
/// <param name="Token">Its token.</param>
public sealed record GroupSubject(ProviderId Provider, string Region, Bond Bond, string Token)
{
    /// <summary>The subject as alerts name it.</summary>
    public Subject Subject => new($"inst+{Bonds.WordOf(Bond)}", $"{Provider}|{Token}");
}
