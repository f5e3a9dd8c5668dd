using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What an encounter contributes to the examinations of its institutions: nothing where no rule asks for them. Pure.</summary>
internal sealed class ExamUses(RuleSet rules, ReferenceData reference)
{
    private readonly Dictionary<RuleAxis, RuleDefinition> _rules =
        rules.Measuring<ItemSurge>().DistinctBy(rule => rule.Axis).ToDictionary(rule => rule.Axis);

    /// <summary>Whether a rule asks for institutions of an axis, or, if that is not known, for any at all.</summary>
    public bool Asks(RuleAxis? axis) => axis is { } one ? _rules.ContainsKey(one) : _rules.Count > 0;

    /// <summary>The examinations that were charged and not wholly refunded, each with the panel of its civil day.</summary>
    public IReadOnlyList<(EffectiveFact<ClaimLine> Line, ExamUse Use)> Of(EncounterFacts facts)
    {
        var charged = Charged(facts.ExamLines);
        var uses = new List<(EffectiveFact<ClaimLine>, ExamUse)>(charged.Count);
        for (var (from, to) = (0, 0); from < charged.Count; from = to)
        {
            var day = charged[from].Content.EventTime.Day;
            var items = new List<string>();
            for (; to < charged.Count && charged[to].Content.EventTime.Day == day; to++)
            {
                var at = items.BinarySearch(charged[to].Content.Item, StringComparer.Ordinal);
                if (at < 0)
                {
                    items.Insert(~at, charged[to].Content.Item);
                }
            }

            var panel = SetHash.Of(items);
            for (var i = from; i < to; i++)
            {
                if (UseOf(charged[i].Content, day, facts, panel, items.Count) is { } use)
                {
                    uses.Add((charged[i], use));
                }
            }
        }

        return uses;
    }

    private ExamUse? UseOf(ClaimLine line, CivilDay day, EncounterFacts facts, ulong panel, int panelItems)
    {
        var institution = reference.InstitutionOn(line.Provider, day);
        var rule = _rules.GetValueOrDefault(institution.Axis);
        return rule is null ? null : new ExamUse
        {
            Item = line.Item,
            Doctor = line.Doctor,
            Panel = panel,
            PanelItems = panelItems,
            ExcludedBy = Exclusions.Of(rule, facts, institution)?.Id ?? string.Empty,
        };
    }

    /// <summary>The lines without refunds, and without the items of which refunds left nothing; by event time.</summary>
    private static IReadOnlyList<EffectiveFact<ClaimLine>> Charged(IReadOnlyList<EffectiveFact<ClaimLine>> exams)
    {
        if (exams.All(line => line.Content.QuantityE4 >= 0))
        {
            return exams;
        }

        var refunded = exams.GroupBy(line => line.Content.Item)
            .Where(item => item.Any(line => line.Content.QuantityE4 < 0) && item.Sum(line => line.Content.QuantityE4) <= 0)
            .Select(item => item.Key)
            .ToHashSet();
        return [.. exams.Where(line => line.Content.QuantityE4 >= 0 && !refunded.Contains(line.Content.Item))];
    }
}
