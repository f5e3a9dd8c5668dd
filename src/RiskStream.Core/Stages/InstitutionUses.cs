using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// What an encounter contributes to its institutions: a pure function of its effective facts. The person stage tells the difference
/// between before and after, so a late diagnosis or a reversal reaches every use that it touches.
/// </summary>
public sealed class InstitutionUses
{
    private readonly List<RuleDefinition> _itemRules;
    private readonly List<RuleDefinition> _cardRules;
    private readonly HashSet<string> _growthRules;
    private readonly VisitUses _visits;
    private readonly TraceUses _packs;
    private readonly GroupUses _groups;
    private readonly StayUses _stays;
    private readonly ReferenceData _reference;

    /// <summary>Contributions as the given rules need them.</summary>
    public InstitutionUses(RuleSet rules, ReferenceData reference)
    {
        _itemRules = [.. rules.Measuring<ItemSurge>()];
        _cardRules = [.. rules.Measuring<CardBurst>()];
        _growthRules = [.. rules.Measuring<CapacityExceeded>().Select(rule => rule.Id)];
        _visits = new VisitUses(rules, reference);
        _packs = new TraceUses(rules);
        _groups = new GroupUses(rules, reference);
        _stays = new StayUses(rules, reference);
        _reference = reference;
    }

    /// <summary>The uses of an encounter, as changes that hold.</summary>
    public IEnumerable<InstitutionChange> Of(BeneficiaryId beneficiary, EncounterFacts facts)
    {
        if (ConfirmedBy(beneficiary, facts.Dispositions) is { } confirmed)
        {
            yield return confirmed;
        }

        foreach (var change in ExamsOf(beneficiary, facts))
        {
            yield return change;
        }

        foreach (var (settlement, visit) in _visits.VisitsOf(facts))
        {
            yield return Change(beneficiary, settlement.Key, settlement.Content, settlement.TooLate, visit);
        }

        foreach (var (line, therapy) in _visits.TherapiesOf(facts))
        {
            yield return Change(beneficiary, line.Key, line.Content, line.TooLate, therapy);
        }

        foreach (var (admission, group) in _groups.Of(facts))
        {
            yield return Change(beneficiary, admission.Key, admission.Content, admission.TooLate, group);
        }

        if (_stays.Of(facts) is { } stay)
        {
            yield return Change(beneficiary, stay.Settlement.Key, stay.Settlement.Content, stay.Settlement.TooLate, stay.Use);
        }

        foreach (var change in PacksOf(beneficiary, facts))
        {
            yield return change;
        }

        foreach (var settlement in facts.Settlements)
        {
            var content = settlement.Content;
            var institution = _reference.InstitutionOn(content.Provider, content.EventTime.Day);
            var rule = _cardRules.Find(rule => rule.Axis == institution.Axis);
            if (rule is null || content.IsManual || content.Service is ServiceKind.Inpatient or ServiceKind.Unspecified)
            {
                continue;
            }

            yield return Change(beneficiary, settlement.Key, content, settlement.TooLate, new CardUse
            {
                Device = content.Device,
                PersonPresent = content.PersonPresent,
                Paid = content.FundPayment + content.AccountPayment,
                ExcludedBy = ExcludedBy(rule, facts, institution),
            });
        }
    }

    /// <summary>
    /// What the latest decision about an alert says, if it confirms an alert of a rule with self baselines, and says its subject and days.
    /// </summary>
    private InstitutionChange? ConfirmedBy(BeneficiaryId beneficiary, IReadOnlyList<EffectiveFact<Disposition>> decisions)
    {
        if (decisions.Count == 0
            || decisions[^1] is not { Content: { Decision: Disposition.Confirm, Days: { } days } decision } latest
            || !IsOfSelfBaseline(decision))
        {
            return null;
        }

        var provider = new ProviderId(decision.SubjectKey.Split('|')[0]);
        return Change(beneficiary, latest.Key, decision, tooLate: false, new ConfirmedDays
        {
            Alert = decision.Alert,
            RuleId = decision.RuleId,
            SubjectKey = decision.SubjectKey,
            Days = days,
        }) with
        { Provider = provider };
    }

    private bool IsOfSelfBaseline(Disposition decision) => decision.SubjectKey.Split('|') is [{ Length: > 0 }, ..] parts
        && decision.SubjectKind switch
        {
            "inst" => parts.Length == 1
                && (_growthRules.Contains(decision.RuleId) || _cardRules.Exists(rule => rule.Id == decision.RuleId)),
            "inst+item" => parts.Length == 2 && _itemRules.Exists(rule => rule.Id == decision.RuleId),
            "inst+dr+item" => parts.Length == 3 && _itemRules.Exists(rule => rule.Id == decision.RuleId),
            _ => false,
        };

    private IEnumerable<InstitutionChange> ExamsOf(BeneficiaryId beneficiary, EncounterFacts facts)
    {
        var exams = _itemRules.Count == 0 ? [] : facts.ExamLines;
        if (exams.Count == 0)
        {
            yield break;
        }

        var refunded = exams.GroupBy(line => line.Content.Item)
            .Where(group => group.Any(line => line.Content.QuantityE4 < 0) && group.Sum(line => line.Content.QuantityE4) <= 0)
            .Select(group => group.Key)
            .ToHashSet();
        var charged = exams.Where(line => line.Content.QuantityE4 >= 0 && !refunded.Contains(line.Content.Item)).ToList();
        foreach (var day in charged.GroupBy(line => line.Content.EventTime.Day))
        {
            var items = day.Select(line => line.Content.Item).Distinct().Order(StringComparer.Ordinal).ToList();
            var panel = SetHash.Of(items);
            foreach (var line in day)
            {
                var institution = _reference.InstitutionOn(line.Content.Provider, day.Key);
                var rule = _itemRules.Find(rule => rule.Axis == institution.Axis);
                if (rule is null)
                {
                    continue;
                }

                yield return Change(beneficiary, line.Key, line.Content, line.TooLate, new ExamUse
                {
                    Item = line.Content.Item,
                    Doctor = line.Content.Doctor,
                    Panel = panel,
                    PanelItems = items.Count,
                    ExcludedBy = ExcludedBy(rule, facts, institution),
                });
            }
        }
    }

    /// <summary>A settled line is a sale when it was settled. Of a stock move the person is who it names, whichever ledger it is in.</summary>
    private IEnumerable<InstitutionChange> PacksOf(BeneficiaryId beneficiary, EncounterFacts facts)
    {
        foreach (var (line, settlement, use) in _packs.SettledOf(facts))
        {
            yield return Change(beneficiary, line.Key, settlement.Content, settlement.TooLate, use);
        }

        foreach (var (move, use) in _packs.MovedOf(facts))
        {
            yield return Change(move.Content.Beneficiary, move.Key, move.Content, move.TooLate, use);
        }
    }

    private static InstitutionChange Change(
        BeneficiaryId beneficiary, FactKey key, Fact fact, bool tooLate, InstitutionUse use) => new()
        {
            Holds = true,
            Provider = fact.Provider,
            Region = fact.Region,
            Beneficiary = beneficiary,
            EventTime = fact.EventTime,
            Key = key,
            Use = use,
            TooLate = tooLate,
        };

    private static string ExcludedBy(RuleDefinition rule, EncounterFacts facts, Institution institution) =>
        ExclusionSet.FirstMatch(rule.Exclusions, EncounterProfile.Of(facts, institution.Specialty))?.Id ?? string.Empty;
}
