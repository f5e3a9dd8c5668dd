using RiskStream.Rules;

namespace RiskStream.Alerts;

/// <summary>What a withdrawal says: which suspicion no longer holds, and why; measured values are gone with their facts.</summary>
internal static class WithdrawnDraft
{
    public static AlertDraft Of(RuleDefinition rule, SaidAlert said, Occasion occasion) => new()
    {
        Anchor = said.Anchor,
        Start = said.Anchor.Start,
        End = said.End,
        Severity = said.Severity,
        WindowStart = said.Anchor.Start,
        WindowEnd = said.End,
        Measured = 0,
        Threshold = 0,
        Measure = string.Empty,
        Evidence = [],
        EvidenceTotal = 0,
        AmountStatus = "withdrawn",
        Provider = occasion.Provider,
        Region = occasion.Region,
        TriggeredBy = occasion.Cause,
        SentenceZh = $"疑点撤回：{rule.Name.Zh}（{said.Anchor}），原因：{occasion.Reason}。",
        SentenceEn = $"Withdrawn: {rule.Name.En} of {said.Anchor}, because {occasion.Reason}.",
    };
}
