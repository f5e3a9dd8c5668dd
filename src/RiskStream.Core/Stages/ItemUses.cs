using System.Collections.Frozen;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// What an encounter contributes to the substitution groups of its items: nothing where no rule asks for them, or no list names them. Pure.
/// </summary>
internal sealed class ItemUses
{
    private const int PrefectureDigits = 4;

    private readonly ReferenceData _reference;
    private readonly HashSet<RuleAxis> _axes;
    private readonly FrozenDictionary<string, string[]> _groups;
    private readonly FrozenSet<ulong> _items;

    public ItemUses(RuleSet rules, ReferenceData reference)
    {
        _reference = reference;
        _axes = [.. rules.Measuring<ItemSubstitution>().Select(rule => rule.Axis)];
        _groups = (_axes.Count == 0 ? [] : reference.Substitutions.All).SelectMany(group => group.Items.All.Select(item => (item, group.Id)))
            .GroupBy(entry => entry.item, entry => entry.Id).ToFrozenDictionary(
                item => item.Key, item => item.Distinct().Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        _items = _groups.Keys.Select(ChargedItem.HashOf).ToFrozenSet();
    }

    /// <summary>
    /// For each item, civil day and group what was charged net of refunds, with the first line of it. What came too late is left out: it
    /// enters no window of a week.
    /// </summary>
    public IEnumerable<(EffectiveFact<ClaimLine> Line, ItemUse Use)> Of(EncounterFacts facts) => AreIn(facts) ? UsesOf(facts.Lines) : [];

    private bool AreIn(EncounterFacts facts)
    {
        if (_items.Count > 0)
        {
            foreach (var charged in facts.Items)
            {
                if (_items.Contains(charged.Item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<(EffectiveFact<ClaimLine> Line, ItemUse Use)> UsesOf(IReadOnlyList<EffectiveFact<ClaimLine>> lines)
    {
        var charged = lines.Where(line => !line.TooLate && line.Content.Region.Length >= PrefectureDigits && _groups.ContainsKey(line.Content.Item))
            .GroupBy(line => (line.Content.Provider, line.Content.Item, Prefecture: line.Content.Region[..PrefectureDigits], line.Content.EventTime.Day));
        foreach (var day in charged)
        {
            var (provider, item, prefecture, on) = day.Key;
            var quantity = day.Sum(line => line.Content.QuantityE4);
            if (quantity == 0 || !_axes.Contains(_reference.InstitutionOn(provider, on).Axis))
            {
                continue;
            }

            foreach (var group in _groups[item].Where(group => _reference.Substitutions.On(group, on)?.Items.Contains(item) ?? false))
            {
                yield return (day.First(), new ItemUse
                {
                    Provider = provider,
                    Prefecture = prefecture,
                    Group = group,
                    Item = item,
                    QuantityE4 = quantity,
                    Amount = new Money(day.Sum(line => line.Content.Amount.Fen)),
                });
            }
        }
    }
}
