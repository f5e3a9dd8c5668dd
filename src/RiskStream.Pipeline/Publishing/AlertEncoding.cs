using Google.Protobuf.WellKnownTypes;
using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Rules;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Publishing;

/// <summary>The contract's form of an alert. Pure.</summary>
public static class AlertEncoding
{
    /// <summary>Encodes a revision.</summary>
    public static Wire.RiskAlert ToWire(RiskAlert alert)
    {
        var draft = alert.Draft;
        var wire = new Wire.RiskAlert
        {
            AlertId = alert.AlertId,
            Revision = alert.Revision,
            Kind = (Wire.RiskAlert.Types.Kind)alert.Kind,
            Severity = (Wire.RiskAlert.Types.Severity)draft.Severity,
            RuleId = alert.Rule.Id,
            RuleVersion = alert.Rule.Version,
            NationalRuleCode = alert.Rule.NationalCode,
            Axis = AxisOf(alert.Rule.Axis),
            Dimension = alert.Rule.Dimension,
            SubjectKind = alert.Subject.Kind,
            SubjectKey = alert.Subject.Key,
            PsnKey = alert.Beneficiary.Value ?? string.Empty,
            AnchorDay = draft.Anchor.ToString(),
            WindowStart = TimeOf(draft.WindowStart),
            WindowEnd = TimeOf(draft.WindowEnd),
            Measured = draft.Measured,
            Threshold = draft.Threshold,
            Measure = draft.Measure,
            Baseline = draft.Baseline is { } baseline ? BaselineOf(baseline) : null,
            EvidenceTotal = (uint)draft.EvidenceTotal,
            AmountAtRiskFen = draft.AmountAtRisk?.Fen ?? 0,
            AmountStatus = draft.AmountStatus,
            SentenceZh = draft.SentenceZh,
            SentenceEn = draft.SentenceEn,
            Basis = alert.Rule.Basis,
            Admdvs = draft.Region,
            FixmedinsCode = draft.Provider.ToString(),
            CaseId = alert.CaseId,
            AsOf = TimeOf(alert.AsOf),
            TriggeredByTime = draft.TriggeredAt.IsGiven ? TimeOf(draft.TriggeredAt) : null,
            TriggeredBy = draft.TriggeredBy.ToString(),
            WithdrawnReason = alert.WithdrawnReason,
            Retrospective = alert.Retrospective,
        };
        wire.Evidence.Add(draft.Evidence.Select(key => key.Value));
        wire.Excluded.Add(new Dictionary<string, long>(draft.Excluded));
        wire.ListVersions.Add(new Dictionary<string, string>(draft.ListVersions));
        return wire;
    }

    /// <summary>An instant on the wire; an absent one is absent.</summary>
    public static Timestamp TimeOf(EventTimestamp time)
    {
        var seconds = Micro.FloorDivide(time.Micros, Micro.Second);
        return new Timestamp { Seconds = seconds, Nanos = (int)((time.Micros - (seconds * Micro.Second)) * 1000) };
    }

    private static string AxisOf(RuleAxis axis) => axis switch
    {
        RuleAxis.Hospital => "hospital",
        RuleAxis.Pharmacy => "pharmacy",
        RuleAxis.Clinic => "clinic",
        _ => "cross",
    };

    private static Wire.Baseline BaselineOf(Baseline baseline) => new()
    {
        Kind = baseline.Kind,
        Mean = baseline.Mean,
        Deviation = baseline.Deviation,
        Samples = baseline.Samples,
        Score = baseline.Score,
        MadeOf = baseline.MadeOf,
        SilentReason = baseline.SilentReason,
    };
}
