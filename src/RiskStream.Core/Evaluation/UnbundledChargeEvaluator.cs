using System.Collections.Frozen;
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
    private readonly FrozenDictionary<string, string[]> _bundles;
    private readonly FrozenDictionary<ulong, Parts[]> _parts;

    /// <summary>Evaluates one rule with the given lists.</summary>
    public UnbundledChargeEvaluator(RuleDefinition rule, ReferenceData reference)
    {
        Rule = rule;
        _measure = (UnbundledCharge)rule.Measure;
        _reference = reference;
        _bundles = reference.Bundles.All.SelectMany(bundle => bundle.Included.All.Append(bundle.Item).Select(item => (item, bundle.Item)))
            .GroupBy(entry => entry.item, entry => entry.Item).ToFrozenDictionary(item => item.Key, item => item.Distinct().ToArray());
        _parts = reference.Bundles.All.SelectMany(bundle => bundle.Included.All.Append(bundle.Item).Select(item => (item, Parts: Parts.Of(bundle))))
            .GroupBy(entry => ChargedItem.HashOf(entry.item), entry => entry.Parts).ToFrozenDictionary(item => item.Key, item => item.ToArray());
    }

    /// <inheritdoc/>
    public RuleDefinition Rule { get; }

    /// <inheritdoc/>
    public TimeSpan LongestWindow => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public bool IsOfStaysOnly => false;

    /// <inheritdoc/>
    public bool Asks(EncounterFacts encounter) => SplitSettlements.MayAsk(encounter) || HasBundled(encounter);

    /// <inheritdoc/>
    public bool MayFind(PersonTimeline person, EncounterFacts changed) =>
        (SplitSettlements.MayAsk(changed) && SplitSettlements.MayBePieces(person.VisitsNear(changed, LongestWindow), changed))
        || MayHaveParts(changed);

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
        ChargeReport.Drafts(Rule, standings, (provider, region)).Select(draft => new Finding(subject, draft));

    private bool HasBundled(EncounterFacts encounter)
    {
        foreach (var charged in encounter.Items)
        {
            if (_parts.ContainsKey(charged.Item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether so many parts of a bundle are charged as its fewest, on whatever days and refunded or not.</summary>
    private bool MayHaveParts(EncounterFacts encounter)
    {
        foreach (var charged in encounter.Items)
        {
            if (_parts.TryGetValue(charged.Item, out var bundles))
            {
                foreach (var bundle in bundles)
                {
                    if (bundle.AreIn(encounter))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private IEnumerable<ChargeStanding> Unbundled(EncounterFacts encounter) => ChargeReport.ChargesOf(encounter.Lines)
        .Where(charge => _bundles.ContainsKey(charge.Item))
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
            scope.Since(part => In(part) is not null, bundle.Included.All.Append(bundle.Item))!.Value,
            ChargeStanding.LastOf(scope.Last.Day),
            bundle.IsClearViolation ? _measure.ClearViolation : _measure.Otherwise,
            hit,
            new Bilingual(
                $"打包项目{bundle.Item}（{price}元）未收费，其{parts}个组成项目同一日分别收费，单价合计{sum}元，不少于打包价的{share}%",
                $"bundle {bundle.Item} at {price} yuan is not charged, but {parts} of its parts are, on one civil day; "
                    + $"a unit of each comes to {sum} yuan, at least {share}% of its price"),
            bundle.Item);
    }

    /// <summary>The parts of a bundle, and how many of them make it.</summary>
    private sealed record Parts(ulong[] Items, int Fewest)
    {
        public static Parts Of(ChargeBundle bundle) => new(
            [.. bundle.Included.All.Select(ChargedItem.HashOf)], bundle.MinParts == 0 ? bundle.Included.All.Count : bundle.MinParts);

        public bool AreIn(EncounterFacts encounter)
        {
            var count = 0;
            foreach (var charged in encounter.Items)
            {
                count += Array.IndexOf(Items, charged.Item) >= 0 ? 1 : 0;
            }

            return count >= Fewest;
        }
    }
}
