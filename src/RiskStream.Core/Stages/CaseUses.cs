using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// What a stay contributes to the comparison of cases: nothing before it has ended and was settled, or where no rule asks for it. Pure.
/// </summary>
internal sealed class CaseUses
{
    private const int PrefectureDigits = 4;
    private const int CategoryLetters = 3;

    private readonly ReferenceData _reference;
    private readonly HashSet<RuleAxis> _axes;
    private readonly List<ExclusionSet> _sets;
    private readonly int _minItems;

    public CaseUses(RuleSet rules, ReferenceData reference)
    {
        var asking = rules.Measuring<SimilarCases>().ToList();
        _reference = reference;
        _axes = [.. asking.Select(rule => rule.Axis)];
        _sets = [.. asking.SelectMany(rule => rule.Exclusions).DistinctBy(set => set.Id).OrderBy(set => set.Id, StringComparer.Ordinal)];
        _minItems = asking.Select(rule => ((SimilarCases)rule.Measure).MinItems).DefaultIfEmpty().Min();
    }

    /// <summary>
    /// The stay, with its last settlement; null if it is none or goes on, if nobody says where it was or what for, or if it has fewer items
    /// than any rule asks for.
    /// </summary>
    public (EffectiveFact<Settlement> Settlement, CaseUse Use)? Of(EncounterFacts facts)
    {
        if (_axes.Count == 0 || !facts.IsStay || !facts.HasSettlements
            || facts.AdmittedAt is not { } admitted || facts.EndedAt is not { } ended || ended < admitted)
        {
            return null;
        }

        var last = facts.Settlements[^1];
        var institution = _reference.InstitutionOn(last.Content.Provider, last.Content.EventTime.Day);
        var charge = facts.Settlements.Sum(settlement => settlement.Content.TotalCharge.Fen);
        if (last.Content.Region.Length < PrefectureDigits || charge <= 0 || !_axes.Contains(institution.Axis)
            || CategoryOf(facts) is not { } diagnosis || ItemsOf(facts) is not { } items)
        {
            return null;
        }

        return (last, new CaseUse
        {
            Provider = last.Content.Provider,
            Encounter = facts.Id,
            Prefecture = last.Content.Region[..PrefectureDigits],
            Diagnosis = diagnosis,
            Days = Math.Max(1, ended.Day.Number - admitted.Day.Number),
            Total = new Money(charge),
            AdmittedAt = admitted,
            Items = items,
            InSets = SetsOf(EncounterProfile.Of(facts, institution.Specialty)),
        });
    }

    /// <summary>Apart, for what a lambda holds on to is allocated before the first line of its method, and most encounters are no stays.</summary>
    private string SetsOf(EncounterProfile profile) => string.Join(',', _sets.Where(set => set.Matches(profile)).Select(set => set.Id));

    /// <summary>
    /// By whom knows best: the settlement list, which is coded after the discharge; else the discharge, the last settlement that says one,
    /// the admission.
    /// </summary>
    private static string? CategoryOf(EncounterFacts facts)
    {
        var main = facts.SettlementLists.Select(list => list.Content.Diagnoses).LastOrDefault(codes => codes.Count > 0)
            ?? (facts.Discharge is { Content.Diagnoses.Count: > 0 } discharge ? discharge.Content.Diagnoses : null)
            ?? facts.Settlements.Select(settlement => settlement.Content.Diagnoses).LastOrDefault(codes => codes.Count > 0)
            ?? facts.Admission?.Content.Diagnoses;
        return main is [{ Length: >= CategoryLetters } code, ..] ? code[..CategoryLetters] : null;
    }

    /// <summary>What was charged more of than refunded; null if that is too little to compare.</summary>
    private ItemSketch? ItemsOf(EncounterFacts facts)
    {
        var charged = facts.Lines.GroupBy(line => line.Content.Item, StringComparer.Ordinal)
            .Where(item => item.Sum(line => line.Content.QuantityE4) > 0);
        var items = ItemSketch.Of(charged.Select(item => HashOf(item.Key)));
        return items.Count < _minItems ? null : items;
    }

    /// <summary>
    /// 32 bits by which an item is known for ever, for they are stored and sent: FNV-1a, and mixed, for the smallest hashes must be a random
    /// sample and the codes of one kind of item differ in their last letters only.
    /// </summary>
    private static uint HashOf(string item)
    {
        var hash = SetHash.Of([item]);
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
            hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        }

        return (uint)(hash >> 32);
    }
}
