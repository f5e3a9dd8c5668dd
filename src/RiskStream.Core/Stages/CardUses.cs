using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What an encounter contributes to the tills of its institutions: nothing where no rule asks for them. Pure.</summary>
internal sealed class CardUses(RuleSet rules, ReferenceData reference)
{
    private readonly Dictionary<RuleAxis, RuleDefinition> _rules =
        rules.Measuring<CardBurst>().DistinctBy(rule => rule.Axis).ToDictionary(rule => rule.Axis);

    /// <summary>Whether a rule asks for institutions of an axis, or, if that is not known, for any at all.</summary>
    public bool Asks(RuleAxis? axis) => axis is { } one ? _rules.ContainsKey(one) : _rules.Count > 0;

    /// <summary>The settlements of visits and purchases at institutions of an axis that a rule asks for.</summary>
    public IReadOnlyList<(EffectiveFact<Settlement> Settlement, CardUse Use)> Of(EncounterFacts facts)
    {
        List<(EffectiveFact<Settlement>, CardUse)>? uses = null;
        foreach (var settlement in facts.Settlements)
        {
            var content = settlement.Content;
            var institution = reference.InstitutionOn(content.Provider, content.EventTime.Day);
            var rule = _rules.GetValueOrDefault(institution.Axis);
            if (rule is null || content.IsManual || content.Service is ServiceKind.Inpatient or ServiceKind.Unspecified)
            {
                continue;
            }

            (uses ??= []).Add((settlement, new CardUse
            {
                Device = content.Device,
                PersonPresent = content.PersonPresent,
                Paid = content.FundPayment + content.AccountPayment,
                ExcludedBy = Exclusions.Of(rule, facts, institution)?.Id ?? string.Empty,
            }));
        }

        return uses ?? [];
    }
}
