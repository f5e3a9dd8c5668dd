using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What an admission contributes to the groups that its person belongs to: nothing where no rule asks for them. Pure.</summary>
internal sealed class GroupUses
{
    private readonly ReferenceData _reference;
    private readonly HashSet<RuleAxis> _axes;
    private readonly List<ExclusionSet> _sets;

    public GroupUses(RuleSet rules, ReferenceData reference)
    {
        var asking = rules.Measuring<GroupAdmission>().ToList();
        _reference = reference;
        _axes = [.. asking.Select(rule => rule.Axis)];
        _sets = [.. asking.SelectMany(rule => rule.Exclusions).DistinctBy(set => set.Id).OrderBy(set => set.Id, StringComparer.Ordinal)];
    }

    /// <summary>One use for each thing that the person has in common with others.</summary>
    public IEnumerable<(EffectiveFact<Admission> Admission, GroupUse Use)> Of(EncounterFacts facts) =>
        _axes.Count > 0 && facts.Admission is { Content.HasBonds: true } admission ? Of(admission, facts) : [];

    private IEnumerable<(EffectiveFact<Admission> Admission, GroupUse Use)> Of(EffectiveFact<Admission> admission, EncounterFacts facts)
    {
        var content = admission.Content;
        var institution = _reference.InstitutionOn(content.Provider, content.EventTime.Day);
        if (!_axes.Contains(institution.Axis))
        {
            yield break;
        }

        var profile = EncounterProfile.Of(facts, institution.Specialty);
        var sets = string.Join(',', _sets.Where(set => set.Matches(profile)).Select(set => set.Id));
        (Bond Bond, string Token)[] bonds =
        [
            (Bond.Phone, content.Phone), (Bond.Address, content.Address), (Bond.Employer, content.Employer), (Bond.Contact, content.Contact),
        ];
        foreach (var (bond, token) in bonds.Where(one => one.Token.Length > 0))
        {
            yield return (admission, new GroupUse { Bond = bond, Token = token, Encounter = facts.Id, InSets = sets });
        }
    }
}
