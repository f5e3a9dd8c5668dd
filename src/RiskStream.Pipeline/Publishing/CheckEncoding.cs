using RiskStream.Checking;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Publishing;

/// <summary>The contract's form of answers to checks. Pure.</summary>
public static class CheckEncoding
{
    private const int MostItems = 20;

    /// <summary>Encodes an answer.</summary>
    public static Wire.CheckResponse ToWire(CheckAnswer answer)
    {
        var wire = new Wire.CheckResponse
        {
            Verdict = (Wire.CheckResponse.Types.Verdict)answer.Verdict,
            DegradedReason = answer.DegradedReason,
            AsOf = answer.AsOf.IsGiven ? AlertEncoding.TimeOf(answer.AsOf) : null,
            TookUs = (uint)Math.Min(answer.Took.TotalMicroseconds, uint.MaxValue),
        };
        wire.Findings.Add(answer.Findings.Select(finding => ToWire(finding.Id, finding.Finding)));
        wire.RulesNotEvaluated.Add(answer.NotEvaluated);
        return wire;
    }

    /// <summary>Encodes what is kept of a check.</summary>
    public static Wire.CheckAudit ToWire(CheckRecord check) => new()
    {
        Msgid = check.MessageId,
        At = AlertEncoding.TimeOf(check.AskedAt),
        Answered = new Wire.CheckAudit.Types.Answered
        {
            Door = check.Door,
            TrigScen = $"{(int)check.Candidate.Scenario}",
            FixmedinsCode = check.Provider.Value ?? string.Empty,
            PsnKey = check.Candidate.Beneficiary.Value,
            MdtrtId = check.Candidate.Encounter.Value ?? string.Empty,
            Answer = ToWire(check.Answer),
        },
    };

    /// <summary>Encodes what is kept of feedback.</summary>
    public static Wire.CheckAudit ToWire(FeedbackRecord feedback) => new()
    {
        Msgid = feedback.Check?.MessageId ?? string.Empty,
        At = AlertEncoding.TimeOf(feedback.ToldAt),
        Feedback = new Wire.CheckAudit.Types.Feedback
        {
            FindingId = feedback.FindingId,
            RuleId = feedback.Check?.Answer.Findings.FirstOrDefault(finding => finding.Id == feedback.FindingId).Finding?.Alert.Rule.Id
                ?? string.Empty,
            Continues = feedback.Continues,
            Reason = feedback.Reason,
        },
    };

    private static Wire.Finding ToWire(string id, CheckFinding finding)
    {
        var (alert, draft) = (finding.Alert, finding.Alert.Draft);
        var wire = new Wire.Finding
        {
            FindingId = id,
            RuleId = alert.Rule.Id,
            RuleName = alert.Rule.Name.Zh,
            Severity = (Wire.RiskAlert.Types.Severity)draft.Severity,
            Action = (Wire.Finding.Types.Action)finding.Action,
            ContentZh = draft.SentenceZh,
            ContentEn = draft.SentenceEn,
            Basis = alert.Rule.Basis,
            AmountFen = draft.AmountAtRisk?.Fen ?? 0,
            AmountStatus = draft.AmountStatus,
        };
        wire.Items.Add(finding.Items.Take(MostItems));
        return wire;
    }
}
