using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// P04 OverPurchase and rules of its shape. A purchase counts at its first settlement, a drug at its first line in it, net of refunds;
/// days of supply are those that the lines give, in months of 30 days. Pure.
/// </summary>
public sealed class OverPurchaseEvaluator : IPersonEvaluator
{
    private const double DaysOfMonth = 30;
    private const double Tolerance = 1e-6;

    private readonly OverPurchase _measure;
    private readonly VisitBound _bound;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public OverPurchaseEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (OverPurchase)rule.Measure;
        _bound = new VisitBound(_measure.Services, _measure.Limits);
        _reference = reference;
        LongestWindow = TimeSpan.FromDays(_measure.Limits.Concat(_measure.DrugLimits).Max(limit => limit.Days));
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow { get; }

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.HasSettlements;

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed)
    {
        if (!_bound.Counts(changed))
        {
            return false;
        }

        var near = person.VisitsNear(changed, LongestWindow);
        return _bound.IsReached(near, changed) || MayFindOfDrug(near, changed);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var purchases = new List<Occurrence>();
        var drugs = new List<(string Drug, Occurrence Bought)>();
        foreach (var visit in person.Visits.Where(IsOfService))
        {
            var bought = DrugsOf(visit).ToList();
            if (bought.Count > 0 || visit.Settlements[0].Content.Service == ServiceKind.Purchase)
            {
                var first = visit.Settlements[0];
                purchases.Add(Counted(visit, first.Key, first.Content) with { TooLate = first.TooLate });
                drugs.AddRange(bought);
            }
        }

        return
        [
            .. Findings(new Subject("psn", person.Beneficiary.Value), purchases, _measure.Limits, null),
            .. drugs.GroupBy(drug => drug.Drug).SelectMany(drug => Findings(
                new Subject("psn+generic", $"{person.Beneficiary}|{drug.Key}"),
                [.. drug.Select(one => one.Bought).OrderBy(bought => bought.At).ThenBy(bought => bought.Key.Value, StringComparer.Ordinal)],
                _measure.DrugLimits,
                new Bilingual($"同一药品（{drug.Key}）", $" (of one drug, {drug.Key})"))),
        ];
    }

    /// <summary>Whether a drug of the encounter was bought so often, or for so long, among the visits near it.</summary>
    private bool MayFindOfDrug(ReadOnlySpan<EncounterFacts> near, EncounterFacts changed)
    {
        foreach (var charged in changed.Items)
        {
            if (charged.Drug == 0)
            {
                continue;
            }

            var (purchases, days) = (0, 0L);
            foreach (var visit in near)
            {
                var has = false;
                foreach (var other in visit.Items)
                {
                    has |= other.Drug == charged.Drug;
                    days += other.Drug == charged.Drug && other.QuantityE4 > 0 ? other.SupplyDays : 0;
                }

                purchases += has ? 1 : 0;
            }

            foreach (var limit in _measure.DrugLimits)
            {
                if ((limit.Term == WindowTerm.Supply ? days / DaysOfMonth : purchases) + Tolerance >= limit.AtLeast)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<Finding> Findings(
        Subject subject, List<Occurrence> bought, IReadOnlyList<WindowLimit> limits, Bilingual? of) =>
        Episodes.Join(WindowAggregate.Standings(bought, limits))
            .Where(episode => Rule.AppliesOn(episode.Anchor))
            .Select(episode => new Finding(subject, VisitFrequencyReport.Draft(Rule, episode, bought, of) with
            {
                AmountStatus = "not computed: the rule counts purchases and supply, no single purchase is at fault",
            }));

    private bool IsOfService(EncounterFacts visit) =>
        _measure.Services.Contains(visit.Settlements[0].Content.Service) && !visit.Settlements[0].Content.IsManual;

    private IEnumerable<(string Drug, Occurrence Bought)> DrugsOf(EncounterFacts visit)
    {
        var lines = visit.Lines.Select(line => (Drug: DrugCode.GenericOf(line.Content.Item), Line: line))
            .Where(line => line.Drug.Length > 0);
        foreach (var drug in lines.GroupBy(line => line.Drug, line => line.Line))
        {
            if (drug.Sum(line => line.Content.QuantityE4) > 0)
            {
                var first = drug.First(line => line.Content.QuantityE4 > 0);
                var days = drug.Sum(line => Math.Sign(line.Content.QuantityE4) * line.Content.SupplyDays);
                yield return (drug.Key, Counted(visit, first.Key, first.Content) with
                {
                    TooLate = first.TooLate,
                    Quantity = Math.Max(0, days) / DaysOfMonth,
                });
            }
        }
    }

    private Occurrence Counted(EncounterFacts visit, FactKey key, Fact fact) =>
        new(key, fact.EventTime, visit.Id.Value, visit.Provider, visit.Region)
        {
            ExcludedBy = Exclusions.Of(Rule, visit, _reference, visit.Provider, fact.EventTime.Day),
        };
}
