using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H03 OverlappingStays: hours that a stay has in common with stays at other institutions that began before it, and civil days on
/// which both charged a bed. A stay whose end is not known is open, for 400
/// days at most. Transfers are left out. Pure.
/// </summary>
public sealed class StayOverlapEvaluator : IPersonEvaluator
{
    private readonly StayOverlap _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public StayOverlapEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (StayOverlap)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(400);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => true;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay || encounter.HasFilings;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) => person.Stays.Count > 1;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var standings = new List<OverlapStanding>();
        for (var later = 1; later < person.Stays.Count; later++)
        {
            if (Judge(person, later) is { } standing)
            {
                standings.Add(standing);
            }
        }

        return
        [
            .. Episodes.Join(standings)
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, StayOverlapReport.Draft(Rule, episode))),
        ];
    }

    private OverlapStanding? Judge(PersonTimeline person, int number)
    {
        var later = person.Stays[number];
        var span = SpanOf(later);
        var others = new List<SharedStay>();
        var excluded = new Dictionary<string, long>();
        foreach (var earlier in person.Stays.Take(number))
        {
            if (earlier.Provider == later.Provider
                || (earlier.EndedAt is null && span.Start - earlier.AdmittedAt!.Value > LongestWindow)
                || SpanOf(earlier).CommonWith(span) is not { } common)
            {
                continue;
            }

            var set = StayTransfer.Links(earlier, later, person.Filings, _reference) ? StayTransfer.Name
                : ExcludedBy(earlier)?.Id ?? ExcludedBy(later)?.Id;
            if (set is null)
            {
                others.Add(new SharedStay(earlier, common, BedDays(earlier, later)));
            }
            else
            {
                excluded[set] = excluded.GetValueOrDefault(set) + 1;
            }
        }

        return others.Count == 0 ? null : StandingOf(later, span, others, excluded);
    }

    private OverlapStanding? StandingOf(
        EncounterFacts later, Interval span, List<SharedStay> others, Dictionary<string, long> excluded)
    {
        var last = others.Max(other => other.Common.End ?? LastKnown(later, other.Earlier));
        var hours = others.Sum(other => ((other.Common.End ?? LastKnown(later, other.Earlier)) - other.Common.Start).TotalHours);
        var bedDays = others.Max(other => other.BedDays.Count);
        var isOpen = others.Exists(other => other.Common.End is null || other.Earlier.EndedAt is null);
        var severity = bedDays >= _measure.BedDays ? Severity.Critical
            : isOpen || hours > _measure.HighHours ? Severity.High
            : hours > _measure.LowHours ? Severity.Low
            : Severity.None;
        return severity == Severity.None ? null : new OverlapStanding(span.Start, last, severity, later, others, excluded)
        {
            Hours = hours,
            BedDays = bedDays,
            Limit = severity switch
            {
                Severity.Critical => _measure.BedDays,
                Severity.High => _measure.HighHours,
                _ => _measure.LowHours,
            },
        };
    }

    private ExclusionSet? ExcludedBy(EncounterFacts stay) =>
        Exclusions.Of(Rule, stay, _reference, stay.Provider, stay.AdmittedAt!.Value.Day);

    private static Interval SpanOf(EncounterFacts stay) => new(stay.AdmittedAt!.Value, stay.EndedAt);

    /// <summary>What is known of the end of two open stays: the latest fact of either.</summary>
    private static EventTimestamp LastKnown(EncounterFacts one, EncounterFacts two) =>
        new[] { one, two }.SelectMany(stay => stay.Lines.Select(line => line.Content.EventTime)
            .Concat(stay.Settlements.Select(settlement => settlement.Content.EventTime))
            .Append(stay.AdmittedAt!.Value)).Max();

    private static List<CivilDay> BedDays(EncounterFacts one, EncounterFacts two) => [.. BedDays(one).Intersect(BedDays(two)).Order()];

    /// <summary>Civil days on which the bed charges, refunds deducted, are above zero.</summary>
    private static IEnumerable<CivilDay> BedDays(EncounterFacts stay) => stay.Lines
        .Where(line => line.Content.Class == ChargeClass.Bed)
        .GroupBy(line => line.Content.EventTime.Day)
        .Where(day => day.Sum(line => line.Content.Amount.Fen) > 0)
        .Select(day => day.Key);
}
