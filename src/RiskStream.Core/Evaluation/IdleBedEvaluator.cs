using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H05 IdleBedStay: idle(d) = 1 if a bed is charged on day d and neither examinations, treatment, operations, consumables nor drugs are;
/// run = the most idle days in a row; ir = Σ idle / length of stay (rule catalogue, part C §3). A day counts when the event time has
/// passed its closing: before that its charge lines may still come. Pure.
/// </summary>
public sealed class IdleBedEvaluator : IPersonEvaluator
{
    private static readonly EventTimestamp Always = new(long.MaxValue);

    private readonly IdleBed _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public IdleBedEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (IdleBed)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(400);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => true;

    /// <inheritdoc/>
    public bool IsWoken => true;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) => Judge(changed, Always) is not null;

    /// <inheritdoc/>
    public EventTimestamp? NextLook(PersonTimeline person)
    {
        EventTimestamp? next = null;
        foreach (var stay in person.Stays)
        {
            var closing = Judge(stay, Always)?.Idle.Select(idle => _measure.Closing.Of(idle.Day)).FirstOrDefault(closing => closing > person.Now);
            next = closing is { IsGiven: true } found && !(next < found) ? found : next;
        }

        return next;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person) =>
    [
        .. person.Stays.Select(stay => Judge(stay, person.Now)).OfType<IdleBedStanding>()
            .Select(standing => new Episode<IdleBedStanding>(standing.Stay.AdmittedAt!.Value, standing.Until, standing))
            .Where(episode => Rule.AppliesOn(episode.Anchor))
            .Select(episode => new Finding(Subject.Of(episode.Peak.Stay.Id), IdleBedReport.Draft(Rule, episode))),
    ];

    private IdleBedStanding? Judge(EncounterFacts stay, EventTimestamp now)
    {
        if (!stay.HasLines || stay.AdmittedAt is not { } admitted)
        {
            return null;
        }

        var length = stay.EndedAt is { } ended ? Math.Max(1, ended.Day.Number - admitted.Day.Number) : 0;
        var idle = StayDay.Of(stay).Where(day => day.IsIdle && IsWithin(day.Day, admitted.Day, length) && _measure.Closing.Of(day.Day) <= now).ToList();
        if (idle.Count == 0)
        {
            return null;
        }

        double? share = length >= _measure.ShareDays ? (double)idle.Count / length : null;
        var standing = new IdleBedStanding(stay, idle, LongestRun(idle), share, _measure);
        return standing.Severity != Severity.None && Exclusions.Of(Rule, stay, _reference, stay.Provider, admitted.Day) is null
            ? standing
            : null;
    }

    /// <summary>A day of the stay itself: the day of discharge is none, as the length of stay does not count it.</summary>
    private static bool IsWithin(CivilDay day, CivilDay admitted, int length) =>
        day >= admitted && (length == 0 || day < admitted + length);

    private static List<StayDay> LongestRun(List<StayDay> idle)
    {
        var (longest, start) = (new Range(0, 1), 0);
        for (var i = 1; i <= idle.Count; i++)
        {
            if (i < idle.Count && idle[i].Day == idle[i - 1].Day + 1)
            {
                continue;
            }

            if (i - start > longest.End.Value - longest.Start.Value)
            {
                longest = new Range(start, i);
            }

            start = i;
        }

        return idle[longest];
    }
}
