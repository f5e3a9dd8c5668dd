using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Evaluation;

/// <summary>An institution, or one doctor or therapist there.</summary>
/// <param name="Provider">The institution.</param>
/// <param name="Region">Its region.</param>
/// <param name="Doctor">The doctor, or empty for the whole institution.</param>
public sealed record VisitSubject(ProviderId Provider, string Region, string Doctor = "")
{
    /// <summary>The subject as alerts name it.</summary>
    public Subject Subject => Doctor.Length == 0
        ? new Subject("inst", Provider.Value)
        : new Subject("inst+dr", $"{Provider}|{Doctor}");
}
