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
    private readonly HashSet<string> _itemRules;
    private readonly HashSet<string> _institutionRules;
    private readonly ExamUses _exams;
    private readonly VisitUses _visits;
    private readonly TraceUses _packs;
    private readonly GroupUses _groups;
    private readonly StayUses _stays;
    private readonly ItemUses _items;
    private readonly CaseUses _cases;
    private readonly CardUses _cards;
    private readonly BasketUses _baskets;
    private readonly bool _asksForAxes;
    private readonly ReferenceData _reference;

    /// <summary>Contributions as the given rules need them.</summary>
    public InstitutionUses(RuleSet rules, ReferenceData reference)
    {
        _itemRules = [.. rules.Measuring<ItemSurge>().Select(rule => rule.Id)];
        _institutionRules =
            [.. rules.Measuring<CapacityExceeded>().Select(rule => rule.Id), .. rules.Measuring<CardBurst>().Select(rule => rule.Id)];
        _exams = new ExamUses(rules, reference);
        _visits = new VisitUses(rules, reference);
        _packs = new TraceUses(rules);
        _groups = new GroupUses(rules, reference);
        _stays = new StayUses(rules, reference);
        _items = new ItemUses(rules, reference);
        _cases = new CaseUses(rules, reference);
        _cards = new CardUses(rules, reference);
        _baskets = new BasketUses(rules, reference);
        _asksForAxes = _exams.Asks(null) || _visits.Asks(null) || _cards.Asks(null) || _baskets.Asks(null);
        _reference = reference;
    }

    /// <summary>Adds the uses of an encounter, as changes that hold.</summary>
    public void Collect(BeneficiaryId beneficiary, EncounterFacts facts, List<InstitutionChange> changes)
    {
        if (ConfirmedBy(beneficiary, facts.Dispositions) is { } confirmed)
        {
            changes.Add(confirmed);
        }

        var axis = _asksForAxes ? AxisOf(facts) : null;
        CollectExams(beneficiary, facts, axis, changes);
        CollectVisits(beneficiary, facts, axis, changes);
        foreach (var (admission, group) in _groups.Of(facts))
        {
            changes.Add(Change(beneficiary, admission.Key, admission.Content, admission.TooLate, group));
        }

        if (_stays.Of(facts) is { } stay)
        {
            changes.Add(Change(beneficiary, stay.Settlement.Key, stay.Settlement.Content, stay.Settlement.TooLate, stay.Use));
        }

        if (_cases.Of(facts) is { } one)
        {
            changes.Add(Change(beneficiary, one.Settlement.Key, one.Settlement.Content, one.Settlement.TooLate, one.Use));
        }

        foreach (var (line, item) in _items.Of(facts))
        {
            changes.Add(Change(beneficiary, line.Key, line.Content, line.TooLate, item));
        }

        CollectPacks(beneficiary, facts, changes);
        CollectCards(beneficiary, facts, axis, changes);
        CollectBaskets(beneficiary, facts, axis, changes);
    }

    /// <summary>The axis of all institutions of an encounter, where that can be told without reading it; of visits it nearly always can.</summary>
    private RuleAxis? AxisOf(EncounterFacts facts) =>
        facts is { IsOfOneStatement: true, HasSettlements: true } && facts.Earliest.Day == facts.Latest.Day
            ? _reference.InstitutionOn(facts.Provider, facts.Earliest.Day).Axis
            : null;

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
            "inst" => parts.Length == 1 && _institutionRules.Contains(decision.RuleId),
            "inst+item" => parts.Length == 2 && _itemRules.Contains(decision.RuleId),
            "inst+dr+item" => parts.Length == 3 && _itemRules.Contains(decision.RuleId),
            _ => false,
        };

    private void CollectExams(BeneficiaryId beneficiary, EncounterFacts facts, RuleAxis? axis, List<InstitutionChange> changes)
    {
        if (_exams.Asks(axis))
        {
            foreach (var (line, exam) in _exams.Of(facts))
            {
                changes.Add(Change(beneficiary, line.Key, line.Content, line.TooLate, exam));
            }
        }
    }

    private void CollectVisits(BeneficiaryId beneficiary, EncounterFacts facts, RuleAxis? axis, List<InstitutionChange> changes)
    {
        if (!_visits.Asks(axis))
        {
            return;
        }

        foreach (var (settlement, visit) in _visits.VisitsOf(facts))
        {
            changes.Add(Change(beneficiary, settlement.Key, settlement.Content, settlement.TooLate, visit));
        }

        foreach (var (line, therapy) in _visits.TherapiesOf(facts))
        {
            changes.Add(Change(beneficiary, line.Key, line.Content, line.TooLate, therapy));
        }
    }

    private void CollectCards(BeneficiaryId beneficiary, EncounterFacts facts, RuleAxis? axis, List<InstitutionChange> changes)
    {
        if (_cards.Asks(axis))
        {
            foreach (var (settlement, card) in _cards.Of(facts))
            {
                changes.Add(Change(beneficiary, settlement.Key, settlement.Content, settlement.TooLate, card));
            }
        }
    }

    private void CollectBaskets(BeneficiaryId beneficiary, EncounterFacts facts, RuleAxis? axis, List<InstitutionChange> changes)
    {
        if (_baskets.Asks(axis))
        {
            foreach (var (settlement, basket) in _baskets.Of(facts))
            {
                changes.Add(Change(beneficiary, settlement.Key, settlement.Content, settlement.TooLate, basket));
            }
        }
    }

    /// <summary>A settled line is a sale when it was settled. Of a stock move the person is who it names, whichever ledger it is in.</summary>
    private void CollectPacks(BeneficiaryId beneficiary, EncounterFacts facts, List<InstitutionChange> changes)
    {
        foreach (var (line, settlement, use) in _packs.SettledOf(facts))
        {
            changes.Add(Change(beneficiary, line.Key, settlement.Content, settlement.TooLate, use));
        }

        foreach (var (settlement, use) in _packs.ReversedOf(facts))
        {
            changes.Add(Change(beneficiary, settlement.Key, settlement.Content, settlement.TooLate, use));
        }

        foreach (var (move, use) in _packs.MovedOf(facts))
        {
            changes.Add(Change(move.Content.Beneficiary, move.Key, move.Content, move.TooLate, use));
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
}
