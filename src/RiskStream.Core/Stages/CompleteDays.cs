using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>How the days of a prefecture are judged when they are complete, whatever its institutions are compared by. Immutable.</summary>
/// <typeparam name="TStanding">What a rule makes of a day.</typeparam>
internal sealed record CompleteDays<TStanding>
    where TStanding : class, IStanding
{
    /// <summary>Who judges a day.</summary>
    public required IDayEvaluator Rule { get; init; }

    /// <summary>What the rule made of days, as far as that still holds.</summary>
    public required StandingCache<TStanding> Known { get; init; }

    /// <summary>What the rule makes of a day.</summary>
    public required Func<CivilDay, IReadOnlyList<TStanding>> Measure { get; init; }

    /// <summary>What a standing is about; it begins with the institution.</summary>
    public required Func<TStanding, Subject> SubjectOf { get; init; }

    /// <summary>An alert about an episode's peak.</summary>
    public required Func<Episode<TStanding>, AlertDraft> Draft { get; init; }

    /// <summary>The next day that is to be judged though nothing changes, by when it is complete; null if there is none.</summary>
    public static EventTimestamp? NextLook(IEnumerable<IDayEvaluator> rules, (CivilDay? First, CivilDay? Last) uses, EventTimestamp now)
    {
        EventTimestamp? next = null;
        foreach (var rule in rules)
        {
            var day = rule.Closing.LastBy(now) + 1;
            day = uses.First is { } first && first > day ? first : day;
            if (uses.Last is { } last && day <= last + rule.DaysAhead)
            {
                var closing = rule.Closing.Of(day);
                next = next is { } sooner && sooner < closing ? sooner : closing;
            }
        }

        return next;
    }

    /// <summary>Says what there is to say of all complete days since the first with uses. No window reaches before <paramref name="horizon"/>.</summary>
    public void Judge(AlertJournal journal, CivilDay? firstUse, CivilDay horizon, Occasion occasion)
    {
        // Before this day a window would reach behind the uses that are kept.
        var from = horizon + Rule.DaysBack;
        var rule = Rule.Rule;
        var drafts = FindingsOf(firstUse is { } known && known > from ? known : from, Rule.Closing.LastBy(occasion.Now))
            .ToLookup(finding => finding.Subject, finding => finding.Draft);
        var subjects = journal.SubjectsOf(rule.Id).Concat(drafts.Select(group => group.Key)).Distinct()
            .OrderBy(subject => subject.Key, StringComparer.Ordinal).ToList();
        foreach (var subject in subjects)
        {
            var where = occasion.At(new ProviderId(subject.Key.Split('|')[0]));
            journal.Reconcile(rule, subject, [.. drafts[subject]], from.Start, where);
        }
    }

    private List<Finding> FindingsOf(CivilDay first, CivilDay last)
    {
        var standings = new List<TStanding>();
        for (var day = first; day <= last; day += 1)
        {
            standings.AddRange(Known.On(day, Measure));
        }

        return
        [
            .. standings.GroupBy(SubjectOf).SelectMany(subject =>
                Episodes.Join(subject, Rule.Rule.Measure.CoolDown)
                    .Where(episode => Rule.Rule.AppliesOn(episode.Anchor))
                    .Select(episode => new Finding(subject.Key, Draft(episode)))),
        ];
    }
}
