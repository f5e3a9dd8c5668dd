using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>A journal, what it published and what it would have stored.</summary>
internal sealed class GivenJournal
{
    public static readonly Subject Subject = new("psn", "psn-1");

    public AlertJournal Journal { get; } = new();

    public List<RiskAlert> Published { get; } = [];

    public List<SaidAlert> Recorded { get; } = [];

    public IEnumerable<string> Revisions => Published.Select(alert => $"{alert.Kind} {alert.Revision} of {alert.Draft.Anchor}");

    /// <summary>The facts now say these drafts; everything before a day is sealed.</summary>
    public GivenJournal Say(params AlertDraft[] drafts) => Reconcile(drafts, sealedBefore: default, isBackfill: false);

    public GivenJournal SayInBackfill(params AlertDraft[] drafts) => Reconcile(drafts, sealedBefore: default, isBackfill: true);

    public GivenJournal SaySealed(EventTimestamp before, params AlertDraft[] drafts) => Reconcile(drafts, before, isBackfill: false);

    /// <summary>An episode from one day to another, with so many facts against a limit of three.</summary>
    public static AlertDraft Draft(int from, int to, int facts = 3, int? peak = null) => new()
    {
        Anchor = Some.OnDay(from).Day,
        Start = Some.OnDay(from),
        End = Some.OnDay(to),
        Severity = facts > 5 ? Severity.High : Severity.Medium,
        WindowStart = Some.OnDay((peak ?? from) - 1),
        WindowEnd = Some.OnDay(peak ?? from),
        Measured = facts,
        Threshold = 3,
        Measure = "facts",
        Evidence = [.. Enumerable.Range(1, facts).Select(n => new FactKey($"F{n}"))],
        EvidenceTotal = facts,
        AmountStatus = "computed",
        SentenceZh = $"{facts}",
        SentenceEn = $"{facts}",
        TriggeredAt = Some.OnDay(peak ?? from),
    };

    private GivenJournal Reconcile(AlertDraft[] drafts, EventTimestamp sealedBefore, bool isBackfill)
    {
        Journal.Reconcile(GivenRules.H01, Subject, drafts, sealedBefore, new Occasion
        {
            Cause = new FactKey("CAUSE"),
            Reason = "a reason",
            AsOf = Some.OnDay(100),
            IsBackfill = isBackfill,
            Publish = Published.Add,
            Record = Recorded.Add,
        });
        return this;
    }
}
