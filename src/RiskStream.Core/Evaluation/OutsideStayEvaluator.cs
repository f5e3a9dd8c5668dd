using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H04 OutsideSettlementWhileInpatient: visits and purchases that were settled at other institutions during a stay, its first and last
/// hours left aside. Pure.
/// </summary>
public sealed class OutsideStayEvaluator : IPersonEvaluator
{
    private readonly OutsideStay _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public OutsideStayEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (OutsideStay)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(60);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.IsStay || encounter.HasSettlements;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed)
    {
        if (changed.IsStay)
        {
            return person.Visits.Count > 0;
        }

        foreach (var stay in person.Stays)
        {
            var span = SpanOf(stay);
            if (changed.LastSettledAt > span.Start && (span.End is not { } end || changed.SettledAt < end) && changed.Provider != stay.Provider)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        if (person.Stays.Count == 0 || person.Visits.Count == 0)
        {
            return [];
        }

        return
        [
            .. person.Stays.SelectMany(stay => Episodes.Join(Standings(stay, person)))
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(person.Subject, OutsideStayReport.Draft(Rule, episode))),
        ];
    }

    /// <summary>At each settlement elsewhere, how many there were up to it in this stay.</summary>
    private IEnumerable<OutsideStanding> Standings(EncounterFacts stay, PersonTimeline person)
    {
        var span = SpanOf(stay);
        var outside = person.Visits
            .Where(visit => visit.Provider != stay.Provider)
            .SelectMany(visit => visit.Settlements.Select(settlement => new OutsideUse(settlement, ExcludedBy(visit))))
            .Where(use => !use.Fact.Content.IsManual && use.At > span.Start && (span.End is not { } end || use.At < end))
            .OrderBy(use => use.At).ThenBy(use => use.Fact.Key.Value, StringComparer.Ordinal)
            .ToList();
        for (var number = 0; number < outside.Count; number++)
        {
            var known = outside.Take(number + 1).ToList();
            var counted = known.Where(use => use.ExcludedBy is null).ToList();
            if (outside[number].ExcludedBy is null && SeverityOf(stay, counted) is var severity and not Severity.None)
            {
                yield return new OutsideStanding(outside[number].At, UntilOf(stay, outside[number].At), severity, stay, counted, known)
                {
                    Limit = severity switch
                    {
                        Severity.High => Math.Min(_measure.High, counted.Count),
                        Severity.Medium => _measure.Medium,
                        _ => _measure.Low,
                    },
                };
            }
        }
    }

    /// <summary>The stay without its first and last hours.</summary>
    private Interval SpanOf(EncounterFacts stay)
    {
        var margin = TimeSpan.FromHours(_measure.MarginHours);
        return new Interval(stay.AdmittedAt!.Value + margin, stay.EndedAt is { } ended ? ended - margin : null);
    }

    private static EventTimestamp UntilOf(EncounterFacts stay, EventTimestamp at) =>
        EventTimestamp.Later(stay.EndedAt ?? at + TimeSpan.FromDays(31), at + TimeSpan.FromHours(1));

    private Severity SeverityOf(EncounterFacts stay, List<OutsideUse> counted) =>
        counted.Count >= _measure.High || counted.Exists(use => use.Fact.Content.PersonPresent || IsElsewhere(stay, use)) ? Severity.High
        : counted.Count >= _measure.Medium ? Severity.Medium
        : counted.Count >= _measure.Low ? Severity.Low
        : Severity.None;

    /// <summary>Whether it was in another prefecture: the first four digits of the region differ.</summary>
    private static bool IsElsewhere(EncounterFacts stay, OutsideUse use) =>
        stay.Region.Length >= 4 && use.Fact.Content.Region.Length >= 4
        && !stay.Region.AsSpan(0, 4).SequenceEqual(use.Fact.Content.Region.AsSpan(0, 4));

    private ExclusionSet? ExcludedBy(EncounterFacts visit) =>
        Exclusions.Of(Rule, visit, _reference, visit.Provider, visit.SettledAt.Day);
}

/// <summary>A settlement outside a stay.</summary>
internal sealed record OutsideUse(EffectiveFact<Settlement> Fact, ExclusionSet? ExcludedBy)
{
    public EventTimestamp At => Fact.Content.EventTime;
}

/// <summary>How many settlements there were outside a stay up to an instant.</summary>
internal sealed record OutsideStanding(
    EventTimestamp At,
    EventTimestamp Until,
    Severity Severity,
    EncounterFacts Stay,
    IReadOnlyList<OutsideUse> Counted,
    IReadOnlyList<OutsideUse> Known) : IStanding
{
    public required double Limit { get; init; }

    public double Ratio => Counted.Count / Limit;
}
