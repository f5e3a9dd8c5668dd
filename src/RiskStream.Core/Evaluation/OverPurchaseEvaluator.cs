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

    private readonly OverPurchase _measure;
    private readonly ReferenceData _reference;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public OverPurchaseEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (OverPurchase)rule.Measure;
        _reference = reference;
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(_measure.Limits.Concat(_measure.DrugLimits).Max(limit => limit.Days));

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => encounter.Settlements.Count > 0;

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

    private Occurrence Counted(EncounterFacts visit, FactKey key, Fact fact)
    {
        var specialty = _reference.InstitutionOn(visit.Provider, fact.EventTime.Day).Specialty;
        return new Occurrence(key, fact.EventTime, visit.Id.Value, visit.Provider, visit.Region)
        {
            ExcludedBy = ExclusionSet.FirstMatch(Rule.Exclusions, EncounterProfile.Of(visit, specialty)),
        };
    }
}
