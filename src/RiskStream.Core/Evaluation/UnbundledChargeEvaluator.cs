using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>
/// H10 UnbundledCharge and rules of its shape: the parts of a bundle charged one by one within a civil day of an encounter, and
/// outpatient settlements in pieces at one institution. Pure.
/// </summary>
public sealed class UnbundledChargeEvaluator : IPersonEvaluator
{
    private readonly UnbundledCharge _measure;
    private readonly ReferenceData _reference;
    private readonly ILookup<string, string> _bundles;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public UnbundledChargeEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (UnbundledCharge)rule.Measure;
        _reference = reference;
        _bundles = reference.Bundles.All.SelectMany(bundle => bundle.Included.All.Append(bundle.Item).Select(item => (item, bundle.Item)))
            .Distinct().ToLookup(entry => entry.item, entry => entry.Item);
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => HasBundled(encounter) || encounter.Settlements.Any(SplitSettlements.IsAsked);

    /// <inheritdoc/>
    public IReadOnlyList<Finding> Evaluate(PersonTimeline person)
    {
        var bundled = _bundles.Count == 0 ? [] : person.Charged.Where(HasBundled).SelectMany(encounter => Findings(
            Subject.Of(encounter.Id), Unbundled(encounter), encounter.Provider, encounter.Region));
        var split = SplitSettlements.ByInstitution(person.Visits).SelectMany(place => Findings(
            new Subject("psn+inst", $"{person.Beneficiary}|{place.Key}"),
            SplitSettlements.Standings(place, _measure),
            place.Key,
            place.First().Content.Region));
        return [.. bundled, .. split];
    }

    private IEnumerable<Finding> Findings(Subject subject, IEnumerable<ChargeStanding> standings, ProviderId provider, string region) =>
        ChargeReport.Drafts(Rule, standings, (provider, region), _reference).Select(draft => new Finding(subject, draft));

    private bool HasBundled(EncounterFacts encounter) =>
        _bundles.Count > 0 && encounter.Lines.Any(line => _bundles.Contains(line.Content.Item));

    private IEnumerable<ChargeStanding> Unbundled(EncounterFacts encounter) => ChargeReport.ChargesOf(encounter.Lines)
        .Where(charge => _bundles.Contains(charge.Item))
        .GroupBy(charge => charge.At.Day)
        .SelectMany(day => In(new ChargeScope(day)));

    private IEnumerable<ChargeStanding> In(ChargeScope scope) => scope.Items.SelectMany(item => _bundles[item]).Distinct()
        .Order(StringComparer.Ordinal)
        .Select(key => _reference.Bundles.On(key, scope.Last.Day)).OfType<ChargeBundle>()
        .Select(bundle => Unbundled(scope, bundle)).OfType<ChargeStanding>();

    private ChargeStanding? Unbundled(ChargeScope scope, ChargeBundle bundle)
    {
        LookupHit? In(ChargeScope part) => PairOrSetLookup.Set(
            part, bundle.Item, bundle.Included.All, bundle.MinParts, bundle.PriceE6, _measure.PriceExcess);
        if (In(scope) is not { } hit)
        {
            return null;
        }

        var parts = hit.Evidence.Select(charge => charge.Item).Distinct().Count();
        var (price, sum) = (ChargeReport.Number(bundle.PriceE6 / 1e6), ChargeReport.Number(hit.Measured));
        var share = ChargeReport.Number((1 + _measure.PriceExcess) * 100);
        return new ChargeStanding(
            scope.Since(part => In(part) is not null)!.Value,
            ChargeStanding.LastOf(scope.Last.Day),
            bundle.IsClearViolation ? _measure.ClearViolation : _measure.Otherwise,
            hit,
            new Bilingual(
                $"打包项目{bundle.Item}（{price}元）未收费，其{parts}个组成项目同一日分别收费，单价合计{sum}元，不少于打包价的{share}%",
                $"bundle {bundle.Item} at {price} yuan is not charged, but {parts} of its parts are, on one civil day; "
                    + $"a unit of each comes to {sum} yuan, at least {share}% of its price"),
            bundle.Item);
    }
}
