using RiskStream.Facts;
using RiskStream.Statements;

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

    /// <summary>What is filed afterwards: stock moves, transfers, settlement lists, answers. Default 35 days.</summary>
    public TimeSpan Record { get; init; } = TimeSpan.FromDays(35);

    /// <summary>The longest of those that enter short windows.</summary>
    public TimeSpan Longest => new(Math.Max(Settlement.Ticks, Math.Max(Encounter.Ticks, InpatientLine.Ticks)));

    /// <summary>The bound for one fact.</summary>
    public TimeSpan For(Fact fact) => For(FactKinds.Of(fact), fact switch
    {
        ClaimLine line => line.Service,
        Facts.Settlement settlement => settlement.Service,
        _ => ServiceKind.Unspecified,
    });

    /// <summary>The bound for a fact of a kind, for lines and settlements of a service.</summary>
    public TimeSpan For(FactKind kind, ServiceKind service) => kind switch
    {
        FactKind.Admission or FactKind.Discharge => Encounter,
        FactKind.Line when service == ServiceKind.Inpatient => InpatientLine,
        FactKind.Settlement when service == ServiceKind.Inpatient => Encounter,
        FactKind.StockMove or FactKind.Filing or FactKind.SettlementList or FactKind.AuditFeedback or FactKind.Disposition => Record,
        _ => Settlement,
    };
}
