using RiskStream.EventTime;
using RiskStream.Rules;

namespace RiskStream.Alerts;

/// <summary>
/// What was said about the subjects of one state key. Alerts are the difference between what the facts say now and this journal,
/// so they follow the facts through reversals, corrections and late arrivals alike. Invariants: one entry an episode (rule,
/// subject, anchor day); revisions grow by one. Touched only by the stage that owns the state.
/// </summary>
public sealed class AlertJournal
{
    private readonly Dictionary<(string Rule, Subject Subject, CivilDay Anchor), SaidAlert> _said = [];

    /// <summary>All entries, in no particular order.</summary>
    public IEnumerable<SaidAlert> Entries => _said.Values;

    /// <summary>Whether nothing was ever said.</summary>
    public bool IsEmpty => _said.Count == 0;

    /// <summary>Whether a rule said anything that is remembered.</summary>
    public bool HasSaid(string rule)
    {
        foreach (var key in _said.Keys)
        {
            if (key.Rule == rule)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The subjects of which a rule said anything that is remembered.</summary>
    public IEnumerable<Subject> SubjectsOf(string rule) =>
        _said.Values.Where(said => said.RuleId == rule).Select(said => said.Subject).Distinct();

    /// <summary>Takes an entry back in from stored state.</summary>
    public void Restore(SaidAlert said) => _said[(said.RuleId, said.Subject, said.Anchor)] = said;

    /// <summary>Forgets episodes that ended before an instant. Returns whether there were any.</summary>
    public bool Forget(EventTimestamp horizon)
    {
        if (IsEmpty)
        {
            return false;
        }

        var gone = _said.Where(entry => entry.Value.End < horizon).Select(entry => entry.Key).ToList();
        gone.ForEach(key => _said.Remove(key));
        return gone.Count > 0;
    }

    /// <summary>
    /// Says what is new. Episodes of <paramref name="rule"/> and <paramref name="subject"/> that are missing among
    /// <paramref name="drafts"/> are withdrawn, unless they are sealed: began before <paramref name="sealedBefore"/>, from where on
    /// all facts are still known.
    /// </summary>
    public void Reconcile(
        RuleDefinition rule, Subject subject, IReadOnlyList<AlertDraft> drafts, EventTimestamp sealedBefore, Occasion occasion)
    {
        var current = Carried(rule, subject, drafts, sealedBefore);
        foreach (var draft in current)
        {
            if (PeakIsSealed(rule, subject, draft, sealedBefore) is { } peaked)
            {
                Extend(peaked, draft.End, occasion);
            }
            else
            {
                Say(rule, subject, draft, occasion);
            }
        }

        foreach (var said in _said.Values.Where(said => IsOf(said, rule, subject)).OrderBy(said => said.Anchor).ToList())
        {
            if (!current.Exists(draft => draft.Anchor == said.Anchor)
                && (said.Withdrawn ? said.Unsaid && !occasion.IsBackfill : said.Anchor.Start >= sealedBefore))
            {
                Withdraw(rule, said, occasion);
            }
        }
    }

    private static bool IsOf(SaidAlert said, RuleDefinition rule, Subject subject) =>
        said.RuleId == rule.Id && said.Subject == subject;

    /// <summary>
    /// Merges the episodes of one anchor day, leaves sealed ones alone, and gives an episode that was already going on at the seal
    /// the anchor under which it was said.
    /// </summary>
    private List<AlertDraft> Carried(
        RuleDefinition rule, Subject subject, IReadOnlyList<AlertDraft> drafts, EventTimestamp sealedBefore)
    {
        var current = new List<AlertDraft>();
        foreach (var draft in drafts)
        {
            if (draft.End <= sealedBefore)
            {
                continue;
            }

            var reached = EventTimestamp.Later(sealedBefore, draft.Start);
            var carried = _said.Values
                .Where(said => IsOf(said, rule, subject) && !said.Withdrawn)
                .Where(said => said.Anchor.Start < sealedBefore && said.End + rule.Measure.CoolDown >= reached)
                .OrderBy(said => said.Anchor)
                .FirstOrDefault();
            var placed = carried is null ? draft : draft with { Anchor = carried.Anchor };
            var same = current.FindIndex(other => other.Anchor == placed.Anchor);
            if (same < 0)
            {
                current.Add(placed);
            }
            else
            {
                current[same] = EpisodePeak.Merge(current[same], placed);
            }
        }

        return current;
    }

    private void Say(RuleDefinition rule, Subject subject, AlertDraft draft, Occasion occasion)
    {
        var key = (rule.Id, subject, draft.Anchor);
        var digest = AlertDigest.Of(rule, draft);
        _said.TryGetValue(key, out var before);
        var publish = !occasion.IsBackfill;
        if (before is { Withdrawn: false } && before.Digest == digest && (!publish || before is { Published: true, Unsaid: false }))
        {
            Extend(before, draft.End, occasion);
            return;
        }

        var said = new SaidAlert
        {
            RuleId = rule.Id,
            Subject = subject,
            Anchor = draft.Anchor,
            Revision = (before?.Revision ?? 0) + 1,
            CaseId = CaseId.Of(rule.Id, subject, draft),
            Severity = draft.Severity,
            Ratio = draft.Measured / draft.Threshold,
            PeakAt = draft.TriggeredAt,
            End = draft.End,
            Digest = digest,
            Published = publish || (before?.Published ?? false),
            Unsaid = !publish && (before?.Published ?? false),
        };
        Remember(said, occasion);
        if (publish)
        {
            // A withdrawal that only history made was never said: to the receivers the alert still stands.
            var stands = before is { Published: true } && (!before.Withdrawn || before.Unsaid);
            var kind = stands ? AlertKind.Updated : AlertKind.Raised;
            occasion.Publish(Compose(rule, said, kind, draft, occasion));
        }
    }

    /// <summary>
    /// The entry of an episode that reached its peak before the seal, where not all facts are known any more, and has not risen
    /// above it since: it stands as it was said.
    /// </summary>
    private SaidAlert? PeakIsSealed(RuleDefinition rule, Subject subject, AlertDraft draft, EventTimestamp sealedBefore)
    {
        return _said.TryGetValue((rule.Id, subject, draft.Anchor), out var said)
            && !said.Withdrawn
            && said.PeakAt < sealedBefore
            && !EpisodePeak.IsHigher(said.Severity, said.Ratio, draft.Severity, draft.Measured / draft.Threshold)
            ? said
            : null;
    }

    private void Extend(SaidAlert said, EventTimestamp end, Occasion occasion)
    {
        if (said.End != end)
        {
            Remember(said with { End = end }, occasion);
        }
    }

    private void Withdraw(RuleDefinition rule, SaidAlert before, Occasion occasion)
    {
        var said = before with
        {
            Revision = before.Revision + 1,
            Withdrawn = true,
            Digest = 0,
            Unsaid = before.Published && occasion.IsBackfill,
        };
        Remember(said, occasion);
        if (!before.Published || occasion.IsBackfill)
        {
            return;
        }

        var alert = Compose(rule, said, AlertKind.Withdrawn, WithdrawnDraft.Of(rule, said, occasion), occasion);
        occasion.Publish(alert with { WithdrawnReason = occasion.Reason });
    }

    private void Remember(SaidAlert said, Occasion occasion)
    {
        _said[(said.RuleId, said.Subject, said.Anchor)] = said;
        occasion.Record(said);
    }

    private static RiskAlert Compose(
        RuleDefinition rule, SaidAlert said, AlertKind kind, AlertDraft draft, Occasion occasion) => new()
        {
            AlertId = AlertId.Of(rule.Id, said.Subject, said.Anchor),
            Revision = said.Revision,
            Kind = kind,
            Rule = rule,
            Subject = said.Subject,
            Beneficiary = occasion.Beneficiary,
            Draft = draft with { Anchor = said.Anchor },
            CaseId = said.CaseId,
            AsOf = occasion.AsOf,
            CausedBy = occasion.Cause,
        };
}
