using RiskStream.Facts;

namespace RiskStream.EventTime;

/// <summary>
/// How far behind the watermark a fact may be and still enter short windows. Defaults follow the field's habits: outpatient and
/// pharmacy settlements arrive within a day, admissions are entered back over a weekend, inpatient charges in nightly batches.
/// </summary>
public sealed record AllowedLateness
{
    /// <summary>Outpatient and pharmacy settlements and their lines. Default 24 h.</summary>
    public TimeSpan Settlement { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Admissions and discharges. Default 72 h.</summary>
    public TimeSpan Encounter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Charge lines of inpatients. Default 96 h.</summary>
    public TimeSpan InpatientLine { get; init; } = TimeSpan.FromHours(96);

    /// <summary>The longest of the three.</summary>
    public TimeSpan Longest => new(Math.Max(Settlement.Ticks, Math.Max(Encounter.Ticks, InpatientLine.Ticks)));

    /// <summary>The bound for one fact.</summary>
    public TimeSpan For(Fact fact) => fact switch
    {
        Admission or Discharge => Encounter,
        ClaimLine { Service: ServiceKind.Inpatient } => InpatientLine,
        Facts.Settlement { Service: ServiceKind.Inpatient } => Encounter,
        _ => Settlement,
    };
}
