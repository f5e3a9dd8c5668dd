using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What a stay contributes to the comparison of institutions: nothing before it has ended and was settled. Pure.</summary>
internal sealed class StayUses
{
    private const int PrefectureDigits = 4;

    private readonly bool _asked;
    private readonly CheckupStayEvaluator? _checkups;

    public StayUses(RuleSet rules, ReferenceData reference)
    {
        var checkups = rules.Measuring<CheckupStay>().FirstOrDefault();
        _checkups = checkups is null ? null : new CheckupStayEvaluator(checkups, reference);
        _asked = _checkups is not null || rules.Measuring<FeeStructure>().Any();
    }

    /// <summary>The stay, with its last settlement; null if it is none or goes on, or if nobody says where it was.</summary>
    public (EffectiveFact<Settlement> Settlement, StayUse Use)? Of(EncounterFacts facts)
    {
        if (!_asked || !facts.IsStay || !facts.HasSettlements || StayProfile.Of(facts) is not { } profile)
        {
            return null;
        }

        var last = facts.Settlements[^1];
        return last.Content.Region.Length < PrefectureDigits ? null : (last, new StayUse
        {
            Provider = last.Content.Provider,
            Encounter = facts.Id,
            Prefecture = last.Content.Region[..PrefectureDigits],
            Total = profile.Charge,
            Lines = new Money(profile.ByClass.Values.Sum()),
            Exams = profile.SumOf(ChargeClass.Examination, ChargeClass.Laboratory),
            Drugs = profile.SumOf(ChargeClass.Drug, ChargeClass.Herb, ChargeClass.PatentHerb),
            Materials = profile.SumOf(ChargeClass.Consumable),
            Treatment = profile.SumOf(ChargeClass.Treatment),
            IsCheckup = _checkups?.IsCheckup(facts) ?? false,
        });
    }
}
