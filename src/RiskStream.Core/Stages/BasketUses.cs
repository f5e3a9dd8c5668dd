using System.Globalization;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What a purchase contributes to the comparison of pharmacies: nothing where no rule asks for them. Pure.</summary>
internal sealed class BasketUses(RuleSet rules, ReferenceData reference)
{
    private const int PrefectureDigits = 4;
    private const int Fewest = 2;

    private readonly Dictionary<RuleAxis, RuleDefinition> _rules =
        rules.Measuring<PharmacyBasket>().DistinctBy(rule => rule.Axis).ToDictionary(rule => rule.Axis);

    /// <summary>Whether a rule asks for institutions of an axis, or, if that is not known, for any at all.</summary>
    public bool Asks(RuleAxis? axis) => axis is { } one ? _rules.ContainsKey(one) : _rules.Count > 0;

    /// <summary>
    /// The settled purchases. One whose goods were all brought back is none any more. What came too late for short windows is among them: its
    /// day is judged later than that, and anew.
    /// </summary>
    public IEnumerable<(EffectiveFact<Settlement> Settlement, BasketUse Use)> Of(EncounterFacts facts)
    {
        var settled = facts.Settlements.Where(IsPurchase).ToList();
        foreach (var settlement in settled.Where(one => one.Content.Region.Length >= PrefectureDigits))
        {
            var content = settlement.Content;
            var institution = reference.InstitutionOn(content.Provider, content.EventTime.Day);
            if (!_rules.TryGetValue(institution.Axis, out var rule))
            {
                continue;
            }

            var lines = SettledLines.Of(facts.Lines, settlement.Key, settled);
            var items = ItemsOf(lines);
            if (items.Count == 0 && lines.Count > 0)
            {
                continue;
            }

            yield return (settlement, new BasketUse
            {
                Provider = content.Provider,
                Prefecture = content.Region[..PrefectureDigits],
                Basket = items.Count < Fewest ? string.Empty : string.Join(BasketUse.Separator, items),
                Amount = lines.Count == 0 ? content.TotalCharge : new Money(lines.Sum(line => line.Content.Amount.Fen)),
                ExcludedBy = lines.Exists(IsHerb) ? BasketUse.Herbs : Exclusions.Of(rule, facts, institution)?.Id ?? string.Empty,
            });
        }
    }

    private static bool IsPurchase(EffectiveFact<Settlement> settlement) =>
        !settlement.Content.IsManual && settlement.Content.Service is not (ServiceKind.Inpatient or ServiceKind.Unspecified);

    private static bool IsHerb(EffectiveFact<ClaimLine> line) => line.Content.Class == ChargeClass.Herb && line.Content.QuantityE4 > 0;

    private static List<string> ItemsOf(List<EffectiveFact<ClaimLine>> lines) =>
    [
        .. lines.GroupBy(line => line.Content.Item)
            .Select(item => (Item: item.Key, Quantity: item.Sum(line => line.Content.QuantityE4)))
            .Where(item => item.Quantity > 0)
            .OrderBy(item => item.Item, StringComparer.Ordinal)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Item}*{item.Quantity / 10_000m:0.####}")),
    ];
}
