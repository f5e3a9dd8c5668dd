using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H02 SplitAdmission: a stay soon after the one before it at the same institution. The gap is counted in civil days from discharge to
/// admission; diagnoses are alike if their three characters, or else their ICD-10 block, are the same. Excluded stays are passed over. Pure.
/// </summary>
public sealed class StayGapEvaluator : IPersonEvaluator
{
    private static readonly TimeSpan Chain = TimeSpan.FromDays(90);

    private readonly StayGap _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public StayGapEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (StayGap)rule.Measure;
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
        var findings = new List<Finding>();
        foreach (var institution in person.Stays.GroupBy(stay => stay.Provider))
        {
            var excluded = institution.Where(stay => ExcludedBy(stay) is not null).ToList();
            var links = GapSinceLast.Links(
                institution.Except(excluded), _ => 0, stay => stay.AdmittedAt!.Value, stay => stay.Id.Value);
            var standings = Standings([.. links.Where(link => !StayTransfer.Links(link.Earlier, link.Later, person.Filings, _reference))]);
            var subject = new Subject("psn+inst", $"{person.Beneficiary}|{institution.Key}");
            findings.AddRange(standings
                .Select(standing => new Episode<GapStanding>(standing.At, standing.Until, standing))
                .Where(episode => Rule.AppliesOn(episode.Anchor))
                .Select(episode => new Finding(subject, StayGapReport.Draft(Rule, episode, Between(excluded, episode.Peak)))));
        }

        return findings;
    }

    private List<GapStanding> Standings(IReadOnlyList<(EncounterFacts Earlier, EncounterFacts Later)> links)
    {
        var standings = new List<GapStanding>();
        foreach (var (earlier, later) in links)
        {
            if (Judge(earlier, later) is not { } standing)
            {
                continue;
            }

            var chain = 1 + standings.Count(other => other.At > standing.At - Chain);
            var isHigher = standing.ItemOverlap >= _measure.ItemOverlap || chain >= _measure.ChainLinks;
            standings.Add(standing with { ChainLinks = chain, Severity = isHigher ? Severity.High : standing.Severity });
        }

        return standings;
    }

    private GapStanding? Judge(EncounterFacts earlier, EncounterFacts later)
    {
        if (earlier.EndedAt is not { } ended || later.AdmittedAt!.Value < ended)
        {
            return null;
        }

        var gap = later.AdmittedAt.Value.Day.Number - ended.Day.Number;
        var (one, two) = (MainOf(earlier), MainOf(later));
        var isSame = one.Length >= 3 && two.Length >= 3 && one.AsSpan(0, 3).SequenceEqual(two.AsSpan(0, 3));
        var isAlike = isSame || (IcdBlock.Of(one).Length > 0 && IcdBlock.Of(one) == IcdBlock.Of(two));
        var severity = isSame && gap <= _measure.HighDays ? Severity.High
            : isAlike && gap <= _measure.MediumDays ? Severity.Medium
            : Severity.None;
        return severity == Severity.None ? null : new GapStanding(later.AdmittedAt.Value, severity, earlier, later, gap)
        {
            IsSameDiagnosis = isSame,
            ItemOverlap = OverlapOf(earlier, later),
            Limit = severity == Severity.High ? _measure.HighDays : _measure.MediumDays,
        };
    }

    private static string MainOf(EncounterFacts stay) => stay.Diagnoses.Count > 0 ? stay.Diagnoses[0] : string.Empty;

    private static double OverlapOf(EncounterFacts one, EncounterFacts two)
    {
        var (items, others) = (ItemsOf(one), ItemsOf(two));
        var common = items.Count(others.Contains);
        return common == 0 ? 0 : (double)common / (items.Count + others.Count - common);
    }

    private static HashSet<string> ItemsOf(EncounterFacts stay) => [.. stay.Lines.Select(line => line.Content.Item)];

    private Dictionary<string, long> Between(List<EncounterFacts> excluded, GapStanding standing) => Exclusions.CountOf(
        excluded.Where(stay => stay.AdmittedAt > standing.Earlier.AdmittedAt && stay.AdmittedAt < standing.At), ExcludedBy);

    private ExclusionSet? ExcludedBy(EncounterFacts stay) =>
        Exclusions.Of(Rule, stay, _reference, stay.Provider, stay.AdmittedAt!.Value.Day);
}

/// <summary>A stay soon after another one.</summary>
internal sealed record GapStanding(EventTimestamp At, Severity Severity, EncounterFacts Earlier, EncounterFacts Later, int Gap) : IStanding
{
    public required bool IsSameDiagnosis { get; init; }

    public required double ItemOverlap { get; init; }

    public required double Limit { get; init; }

    public int ChainLinks { get; init; } = 1;

    public EventTimestamp Until => EventTimestamp.Later(Later.EndedAt ?? At, At + TimeSpan.FromHours(24));

    public double Ratio => 1;
}
